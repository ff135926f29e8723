import { z } from "zod";
import { isRequestState, type RequestState } from "./states";

export type RequestFilters = { states: RequestState[]; search: string; isMine: boolean };

/** Where a page of the list begins: the last activity and the id of the row before. */
export const RequestPlace = z.tuple([z.iso.datetime(), z.uuid()]);
export type RequestPlace = z.output<typeof RequestPlace>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The filters in an address; what is not understood is left out. */
export function parseRequestFilters(params: Params): RequestFilters {
  const all = (name: string) => [params[name] ?? []].flat();
  return {
    states: all("state").filter(isRequestState),
    search: (all("q")[0] ?? "").trim().slice(0, 200),
    isMine: all("of")[0] === "me",
  };
}

export function hasRequestFilters({ states, search, isMine }: RequestFilters): boolean {
  return states.length > 0 || search !== "" || isMine;
}

export function encodePlace(place: RequestPlace): string {
  return place.join("~");
}

export function decodePlace(text: string | undefined): RequestPlace | undefined {
  return RequestPlace.safeParse(text?.split("~")).data;
}
