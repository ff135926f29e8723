const LONGEST_KEPT = 120;
const SHORTEST_KEPT = 3;

/**
 * What is kept of a search that nothing answered: small letters, one space, and nothing that could name somebody
 * or give something away, such as addresses, numbers and secrets. Null where nothing worth writing about is left.
 */
export function keptQuery(query: string): string | null {
  const kept = query
    .toLowerCase()
    .replace(/\S+@\S+/g, "…")
    .replace(/\bhttps?:\/\/\S+/g, "…")
    .replace(/\brgx_\S+/g, "…")
    .replace(/\S*\d[\d .:-]{5,}\S*/g, "…")
    .replace(/\S{33,}/g, "…")
    .replace(/[^\p{Letter}\p{Number} .,'’?!…/_-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_KEPT)
    .trim();
  return kept.replace(/[^\p{Letter}]/gu, "").length < SHORTEST_KEPT ? null : kept;
}
