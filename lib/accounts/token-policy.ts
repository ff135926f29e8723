const MINUTE = 60 * 1_000;

/** What a mailed link may do. Each kind opens one door and lives only as long as people need for it. */
export const TOKEN_LIFETIME_MILLISECONDS = {
  "verify-email": 24 * 60 * MINUTE,
  "reset-password": 60 * MINUTE,
} as const;

export type TokenPurpose = keyof typeof TOKEN_LIFETIME_MILLISECONDS;

/** When a token made now stops working. */
export function tokenExpiry(purpose: TokenPurpose, now: Date): Date {
  return new Date(now.getTime() + TOKEN_LIFETIME_MILLISECONDS[purpose]);
}
