/**
 * The canonical form that the SDK signs over (RFC 8785 for what JSON.parse yields). The SDK computes it
 * by this very algorithm; libraries that also refuse half of a surrogate pair would fail such a run.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null || hasToJson(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function hasToJson(value: object): boolean {
  return "toJSON" in value && value.toJSON !== null && value.toJSON !== undefined;
}
