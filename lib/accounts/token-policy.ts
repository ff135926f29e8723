const MINUTE = 60 * 1_000;

/** Long enough for somebody to come back from a short holiday and find the notice. */
export const UNDO_EMAIL_CHANGE_DAYS = 7;

/** What a mailed link may do. Each kind opens one door and lives only as long as people need for it. */
export const TOKEN_LIFETIME_MILLISECONDS = {
  "verify-email": 24 * 60 * MINUTE,
  "reset-password": 60 * MINUTE,
  "change-email": 60 * MINUTE,
  "undo-email-change": UNDO_EMAIL_CHANGE_DAYS * 24 * 60 * MINUTE,
} as const;

/**
 * Kinds of which earlier links go on working. Whoever takes over an account could else cut its owner
 * off by changing the address twice.
 */
export const LASTING_PURPOSES: readonly TokenPurpose[] = ["undo-email-change"];

export type TokenPurpose = keyof typeof TOKEN_LIFETIME_MILLISECONDS;

/** When a token made now stops working. */
export function tokenExpiry(purpose: TokenPurpose, now: Date): Date {
  return new Date(now.getTime() + TOKEN_LIFETIME_MILLISECONDS[purpose]);
}
