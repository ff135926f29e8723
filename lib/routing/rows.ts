import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import type { MuteWindow as WindowRow, RoutingSettings as SettingsRow } from "@/lib/db/generated/client";
import type { AlertPreference as PreferenceRow, InhibitionRule as RuleRow } from "@/lib/db/generated/client";
import type { InhibitionRule } from "./inhibition";
import type { AlertPreference, RoutingSettings } from "./settings";
import { MATCH_OPERATORS, MUTE_WINDOW_KINDS, type Matcher, type MuteWindow, type Recurrence } from "./types";

const Matchers = z.array(
  z.object({ name: z.string(), operator: z.enum(MATCH_OPERATORS), value: z.string() }),
);

const StoredRecurrence = z
  .object({ days: z.array(z.number()), from: z.string(), until: z.string(), timeZone: z.string() })
  .nullable();

const StoredSeverity = z.enum(ALERT_SEVERITIES);
const StoredKind = z.enum(MUTE_WINDOW_KINDS);

/** Matchers as they are stored. */
export function matchersOf(json: unknown): Matcher[] {
  return Matchers.parse(json);
}

/** Weekly times as they are stored. */
export function recurrenceOf(json: unknown): Recurrence | null {
  return StoredRecurrence.parse(json);
}

export function windowOf(row: WindowRow): MuteWindow {
  const { id, startsAt, endsAt } = row;
  return {
    id,
    kind: StoredKind.parse(row.kind),
    matchers: matchersOf(row.matchers),
    startsAt,
    endsAt,
    recurrence: recurrenceOf(row.recurrence),
    isApproved: row.approvedAt !== null,
  };
}

export function ruleOf({ id, name, sourceMatchers, targetMatchers, equalLabels }: RuleRow): InhibitionRule {
  return {
    id,
    name,
    source: matchersOf(sourceMatchers),
    target: matchersOf(targetMatchers),
    equal: equalLabels,
  };
}

export function settingsOf(row: SettingsRow): RoutingSettings {
  const { groupBy, groupWaitSeconds, groupIntervalSeconds, repeatIntervalSeconds } = row;
  const { hourlyLimit, criticalHourlyLimit, criticalControlIds } = row;
  return {
    groupBy,
    groupWaitSeconds,
    groupIntervalSeconds,
    repeatIntervalSeconds,
    hourlyLimit,
    criticalHourlyLimit,
    workingHours: recurrenceOf(row.workingHours),
    outsideHoursSeverity: StoredSeverity.parse(row.outsideHoursSeverity),
    criticalControlIds,
  };
}

export function preferenceOf({
  minimumSeverity,
  mutedCategories,
  quietHours,
  criticalPasses,
  textSeverity,
}: PreferenceRow): AlertPreference {
  return {
    minimumSeverity: StoredSeverity.parse(minimumSeverity),
    mutedCategories,
    quietHours: recurrenceOf(quietHours),
    criticalPasses,
    textSeverity: StoredSeverity.nullable().parse(textSeverity),
  };
}
