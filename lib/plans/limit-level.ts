/** What an organisation is told of: 80 % are used, nothing is left, or there is room. */
export type LimitLevel = 0 | 80 | 100;

/** How full a limit is, as far as it is told of. What has no limit always has room. */
export function limitLevel(used: number, allowed: number | null): LimitLevel {
  if (allowed === null) return 0;
  if (used >= allowed) return 100;
  return used >= allowed * 0.8 ? 80 : 0;
}
