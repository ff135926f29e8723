import { z } from "zod";

/** Where a list of policies goes on: lists are sorted by name. */
export const PolicyPlace = z.tuple([z.string(), z.uuid()]);
export type PolicyPlace = z.infer<typeof PolicyPlace>;

/** A place as it stands in an address. */
export function encodePlace(place: PolicyPlace | null): string | null {
  return place === null ? null : `${place[1]}.${place[0]}`;
}

/** Null for anything that is no place: the list then starts at its beginning. */
export function decodePlace(text: string | undefined): PolicyPlace | null {
  const end = text?.indexOf(".") ?? -1;
  const parsed = PolicyPlace.safeParse([text?.slice(end + 1), text?.slice(0, Math.max(end, 0))]);
  return parsed.success ? parsed.data : null;
}
