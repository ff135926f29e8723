import { typedText } from "@/lib/core/typed-text";
import { isIncidentSeverity, type IncidentSeverity } from "./severity";
import { isIncidentState, type IncidentState } from "./states";

/** Which incidents are asked for. */
export type IncidentFilters = {
  severities: IncidentSeverity[];
  states: IncidentState[];
  /** Part of a title, or a number. */
  search: string;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address of the list; what it does not understand counts as not asked for. */
export function parseIncidentFilters(params: Params): IncidentFilters {
  const values = (name: string): string[] => [params[name] ?? []].flat();
  return {
    severities: values("severity").filter(isIncidentSeverity),
    states: values("state").filter(isIncidentState),
    search: typedText(values("q")[0] ?? ""),
  };
}

export function hasIncidentFilters({ severities, states, search }: IncidentFilters): boolean {
  return severities.length > 0 || states.length > 0 || search !== "";
}

/** A place in a list that has the newest first. */
export type IncidentPlace = [openedAt: string, id: string];

export function encodePlace([openedAt, id]: IncidentPlace): string {
  return `${Date.parse(openedAt)}.${id}`;
}

/** Undefined for anything that is no place. */
export function decodePlace(text: string | undefined): IncidentPlace | undefined {
  const [, time, id] = /^(\d{1,14})\.([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return time === undefined || id === undefined ? undefined : [new Date(Number(time)).toISOString(), id];
}
