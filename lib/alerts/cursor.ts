import { isId } from "@/lib/core/ids";
import { ALERT_SEVERITIES } from "./severity";
import type { AlertSummary } from "./types";

/** A place in a list: the gravest first where `rank` counts, then the newest. */
export type AlertPlace = { rank: number; firedAt: Date; id: string };

export function placeOf({ severity, firedAt, id }: AlertSummary): AlertPlace {
  return { rank: ALERT_SEVERITIES.indexOf(severity), firedAt, id };
}

export function encodePlace({ rank, firedAt, id }: AlertPlace): string {
  return `${rank}.${firedAt.getTime()}.${id}`;
}

/** Null for anything that is not a place. */
export function decodePlace(text: string | undefined): AlertPlace | null {
  const [, rank, time, id] = /^([0-3])\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  if (id === undefined || !isId(id)) return null;
  return { rank: Number(rank), firedAt: new Date(Number(time)), id };
}
