import type { AlertSeverity } from "@/lib/alerts/severity";

export const TRY_RANGES = ["24h", "7d", "30d"] as const;

export type TryRange = (typeof TRY_RANGES)[number];

export const TRY_RANGE_LABELS: Record<TryRange, string> = { "24h": "24 h", "7d": "7 d", "30d": "30 d" };

export const TRY_RANGE_DAYS: Record<TryRange, number> = { "24h": 1, "7d": 7, "30d": 30 };

/** One alert that a policy would have raised. */
export type TriedEpisode = {
  labels: Record<string, string>;
  firedAt: string;
  /** Null while it would still be open. */
  resolvedAt: string | null;
  /** The gravest that it reached. */
  severity: AlertSeverity;
  /** What was measured when it fired; null where nothing was. */
  value: number | null;
};

/** What a policy would have done: the figures by which two versions are compared. */
export type TriedFigures = {
  alerts: number;
  /** Messages about these alerts, before channels, groups and silences. */
  notices: number;
  /** Of these, the ones that would have begun or worsened outside working hours. */
  woken: number;
  /** How long alerts were open, all together. */
  openSeconds: number;
};

export type TriedLine = { key: string; label: string; points: (number | null)[] };

/** The answer of "Try it on history". */
export type PolicyTrial =
  | { kind: "not_tried"; reason: string }
  | {
      kind: "tried";
      range: TryRange;
      from: string;
      to: string;
      /** The moments that the points of every line stand at. */
      at: string[];
      lines: TriedLine[];
      unit: string;
      /** The newest first; there may have been more. */
      episodes: TriedEpisode[];
      figures: TriedFigures;
      /** The version in force over the same time; null for a new policy, or where it cannot be tried. */
      live: TriedFigures | null;
      /** More series or points than are looked at. */
      isPartial: boolean;
    };
