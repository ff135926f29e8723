import { typedText } from "@/lib/core/typed-text";
import { CATALOGUED_KINDS, isSecurityEventKind } from "./kinds";
import { isSeverity, type Severity } from "./severity";

export const EVENT_RANGES = ["24h", "7d", "30d", "90d", "all"] as const;
export type EventRange = (typeof EVENT_RANGES)[number];

export const EVENT_RANGE_LABELS: Record<EventRange, string> = {
  "24h": "24 h",
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  all: "All",
};

const DEFAULT_RANGE: EventRange = "30d";
const RANGE_HOURS: Record<EventRange, number | null> = {
  "24h": 24,
  "7d": 168,
  "30d": 720,
  "90d": 2_160,
  all: null,
};

/** Which events are asked for. */
export type EventFilters = {
  severities: Severity[];
  kinds: string[];
  range: EventRange;
  /** Id of an actor, exactly. */
  actor: string | null;
  /** Free text, anywhere in what an event says. */
  search: string | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address of the list; what it does not understand counts as not asked for. */
export function parseEventFilters(params: Params): EventFilters {
  const values = (name: string): string[] => [params[name] ?? []].flat();
  const range = values("range")[0] ?? "";
  return {
    severities: values("severity").filter(isSeverity),
    kinds: values("kind").filter(isSecurityEventKind),
    range: isEventRange(range) ? range : DEFAULT_RANGE,
    actor: text(values("actor")[0]),
    search: text(values("q")[0]),
  };
}

/** True when something beside the time range is asked for. */
export function hasEventFilters({ severities, kinds, actor, search }: EventFilters): boolean {
  return severities.length > 0 || kinds.length > 0 || actor !== null || search !== null;
}

/** Where the range begins; null for all there is. */
export function rangeStart(range: EventRange, now: Date): Date | null {
  const hours = RANGE_HOURS[range];
  return hours === null ? null : new Date(now.getTime() - hours * 3_600_000);
}

/** The kinds to choose from: those that occurred first, then the rest of the catalogue. */
export function kindChoices(occurred: readonly string[]): string[] {
  return [...new Set([...occurred, ...CATALOGUED_KINDS])];
}

function isEventRange(value: string): value is EventRange {
  return (EVENT_RANGES as readonly string[]).includes(value);
}

function text(value: string | undefined): string | null {
  return typedText(value ?? "") || null;
}
