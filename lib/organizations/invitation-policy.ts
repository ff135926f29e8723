const DAY = 24 * 60 * 60 * 1_000;

export const INVITATION_DAYS = 7;

/** When an invitation sent now stops working. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY);
}
