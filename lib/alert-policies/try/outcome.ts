import { rank } from "@/lib/alerts/engine/judge";
import type { Replay, ReplayStep } from "@/lib/alerts/engine/replay";
import { wallClockAt } from "@/lib/core/zoned-time";
import type { TriedEpisode, TriedFigures } from "./types";

type Circumstances = { cooldownSeconds: number; timeZone: string; until: Date };

/** Nobody is woken by what comes from Monday to Friday between these hours. */
const WORKING_MINUTES = { from: 8 * 60, to: 18 * 60 };

/** What a replay would have meant for people. */
export function outcomeOf(
  replay: Replay,
  circumstances: Circumstances,
): { episodes: TriedEpisode[]; figures: TriedFigures } {
  const episodes = episodesOf(replay.decisions);
  const sent = sentNotices(replay.notices, circumstances.cooldownSeconds);
  const openMs = ({ firedAt, resolvedAt }: TriedEpisode) =>
    (resolvedAt === null ? circumstances.until.getTime() : Date.parse(resolvedAt)) - Date.parse(firedAt);
  return {
    episodes,
    figures: {
      alerts: episodes.length,
      notices: sent.length,
      woken: sent.filter((step) => wakes(step, circumstances.timeZone)).length,
      openSeconds: episodes.reduce((sum, episode) => sum + openMs(episode), 0) / 1000,
    },
  };
}

function episodesOf(decisions: readonly ReplayStep[]): TriedEpisode[] {
  const open = new Map<string, TriedEpisode>();
  const episodes: TriedEpisode[] = [];
  for (const { at, fingerprint, labels, judgement, transition } of decisions) {
    const { next, resolution } = transition;
    const known = open.get(fingerprint);
    if (known === undefined && next.state === "firing" && next.severity !== null) {
      const episode: TriedEpisode = {
        labels,
        firedAt: at.toISOString(),
        resolvedAt: null,
        severity: next.severity,
        value: judgement.value,
      };
      open.set(fingerprint, episode);
      episodes.push(episode);
    } else if (known && resolution !== null) {
      known.resolvedAt = at.toISOString();
      open.delete(fingerprint);
    } else if (known && next.severity !== null) known.severity = next.severity;
  }
  return episodes;
}

/** The cooldown counts from the last fire that was told, and a graver one breaks it. */
function sentNotices(notices: readonly ReplayStep[], cooldownSeconds: number): ReplayStep[] {
  const told = new Map<string, { at: number; rank: number }>();
  return notices.filter(({ at, fingerprint, transition: { notice } }) => {
    if (notice?.kind !== "fired") return true;
    const last = told.get(fingerprint);
    const gravity = rank(notice.severity);
    if (last && at.getTime() - last.at < cooldownSeconds * 1000 && gravity <= last.rank) return false;
    told.set(fingerprint, { at: at.getTime(), rank: gravity });
    return true;
  });
}

function wakes({ at, transition: { notice } }: ReplayStep, timeZone: string): boolean {
  if (notice === null || notice.kind === "resolved") return false;
  const { weekday, minute } = wallClockAt(timeZone, at);
  return weekday > 5 || minute < WORKING_MINUTES.from || minute >= WORKING_MINUTES.to;
}
