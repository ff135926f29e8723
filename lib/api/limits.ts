/** How long the answer of a write is kept for its repetition. */
export const IDEMPOTENCY_HOURS = 24;

export const MAX_IDEMPOTENCY_KEY_LENGTH = 180;
