export const DETAIL_MAX_DEPTH = 6;
export const DETAIL_MAX_BYTES = 8 * 1024;

/** Why a detail object is refused, or null when it may be kept. Depth is checked first: it bounds the rest. */
export function detailProblem(detail: unknown): string | null {
  const problem = valueProblem(detail, 1);
  if (problem !== null) return problem;
  if (new TextEncoder().encode(JSON.stringify(detail)).length > DETAIL_MAX_BYTES)
    return `must be at most ${DETAIL_MAX_BYTES} bytes of JSON`;
  return null;
}

function valueProblem(value: unknown, depth: number): string | null {
  // JSON.parse reads 1e999 as infinity, which JSON cannot write again.
  if (typeof value === "number" && !Number.isFinite(value)) return "must hold finite numbers only";
  if (typeof value !== "object" || value === null) return null;
  if (depth > DETAIL_MAX_DEPTH) return `must be nested at most ${DETAIL_MAX_DEPTH} levels deep`;
  for (const item of Object.values(value)) {
    const problem = valueProblem(item, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}
