import { newId } from "@/lib/core/ids";

/** The id of a request: a well-formed one that the engine or a proxy gave it, otherwise a new one. */
export function requestIdOf(headers: Pick<Headers, "get">): string {
  const given = headers.get("x-request-id");
  // Anything unusual is not echoed.
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : newId();
}
