import { isId } from "@/lib/core/ids";
import { typedText } from "@/lib/core/typed-text";
import { isAlertSeverity, type AlertSeverity } from "./severity";
import { isAlertState, type AlertState } from "./types";

export const ALERT_RANGES = ["24h", "7d", "30d", "90d", "all"] as const;
export type AlertRange = (typeof ALERT_RANGES)[number];

const DEFAULT_RANGE: AlertRange = "30d";
const RANGE_HOURS: Record<AlertRange, number | null> = {
  "24h": 24,
  "7d": 168,
  "30d": 720,
  "90d": 2_160,
  all: null,
};

/** What may be asked of an alert beside its state. */
export const ALERT_MARK_FILTERS = ["answered", "false_positive", "flapping", "no_data", "snoozed"] as const;
export type AlertMarkFilter = (typeof ALERT_MARK_FILTERS)[number];

export type LabelFilter = { name: string; value: string };

/** Which alerts are asked for. */
export type AlertFilters = {
  states: AlertState[];
  severities: AlertSeverity[];
  policies: string[];
  labels: LabelFilter[];
  /** `me`, `none` or the id of a member. */
  assignee: string | null;
  marks: AlertMarkFilter[];
  /** Free text in the policy's name and the labels. */
  search: string | null;
  /** When they fired; only the history asks. An exact time stands instead of a range. */
  range: AlertRange;
  since: Date | null;
  until: Date | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The parameters of the address that are filters: what a saved view keeps. */
export const FILTER_PARAMS = [
  "state",
  "severity",
  "policy",
  "label",
  "assignee",
  "mark",
  "q",
  "range",
  "since",
  "until",
] as const;

const MOST_VALUES = 20;

/** Reads the address of a list; what it does not understand counts as not asked for. */
export function parseAlertFilters(params: Params): AlertFilters {
  const values = (name: (typeof FILTER_PARAMS)[number]): string[] =>
    [params[name] ?? []].flat().slice(0, MOST_VALUES);
  const assignee = values("assignee")[0] ?? "";
  return {
    states: values("state").filter(isAlertState),
    severities: values("severity").filter(isAlertSeverity),
    policies: values("policy").filter(isId),
    labels: values("label").flatMap((text) => parseLabel(text) ?? []),
    assignee: assignee === "me" || assignee === "none" || isId(assignee) ? assignee : null,
    marks: ALERT_MARK_FILTERS.filter((mark) => values("mark").includes(mark)),
    search: typedText(values("q")[0] ?? "") || null,
    range: ALERT_RANGES.find((range) => range === values("range")[0]) ?? DEFAULT_RANGE,
    since: parseTime(values("since")[0]),
    until: parseTime(values("until")[0]),
  };
}

/** True when something beside the time is asked for. */
export function hasAlertFilters(filters: AlertFilters): boolean {
  const { states, severities, policies, labels, assignee, marks, search } = filters;
  const lists = [states, severities, policies, labels, marks];
  return lists.some((list) => list.length > 0) || assignee !== null || search !== null;
}

/** When the alerts asked for fired; null where it does not matter. */
export function firedPeriod(filters: AlertFilters, now: Date): { since: Date | null; until: Date | null } {
  const { range, since, until } = filters;
  if (since !== null || until !== null) return { since, until };
  const hours = RANGE_HOURS[range];
  return { since: hours === null ? null : new Date(now.getTime() - hours * 3_600_000), until: null };
}

/** `host=db-1`; null for anything else. A value may hold further equals signs. */
export function parseLabel(text: string): LabelFilter | null {
  const place = text.indexOf("=");
  if (place < 1 || text.length > 500) return null;
  const [name, value] = [typedText(text.slice(0, place)), typedText(text.slice(place + 1))];
  return name === "" ? null : { name, value };
}

/** The filters among the parameters of an address, in one order, so that equal views have equal texts. */
export function filterQuery(params: Params): string {
  const query = new URLSearchParams();
  for (const name of FILTER_PARAMS)
    for (const value of [params[name] ?? []].flat().slice(0, MOST_VALUES))
      if (value !== "") query.append(name, value);
  return query.toString();
}

function parseTime(text: string | undefined): Date | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time;
}
