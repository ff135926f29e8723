const STATUS_BY_CODE = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  PLAN_REQUIRED: 402,
  LIMIT_REACHED: 402,
  TRIAL_EXPIRED: 402,
  SUBSCRIPTION_ENDED: 402,
  FORBIDDEN: 403,
  ORGANIZATION_CLOSING: 403,
  SCOPE_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  GONE: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_INPUT: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_BY_CODE;

/** The HTTP status that an error of this code is answered with. */
export function statusOf(code: ErrorCode): number {
  return STATUS_BY_CODE[code];
}

/** One wrong field: a JSON path such as `points.3.value`, and a sentence that says the fix. */
export type FieldError = { field: string; message: string };

type AppErrorOptions = {
  cause?: unknown;
  fields?: FieldError[];
  retryAfterSeconds?: number;
  /** Of SCOPE_REQUIRED: what the API key lacks. */
  requiredScope?: string;
};

/**
 * The one error type of the product. `message` is fit for the user; detail for operators is `cause`.
 * Thrown across I/O; pure rules return tagged unions instead.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly requiredScope: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.requiredScope = options.requiredScope;
  }

  /** The HTTP status that this error is answered with. */
  get status(): number {
    return statusOf(this.code);
  }
}

/** The text shown for everything that is not an AppError: detail goes to the log, never to the user. */
export const UNEXPECTED_ERROR_MESSAGE = "Something went wrong on our side. Please try again.";

/** Somebody else's record and a missing record look the same. */
export function notFound(noun: string): AppError {
  return new AppError("NOT_FOUND", `This ${noun} does not exist or you have no access to it.`);
}
