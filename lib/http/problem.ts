import { AppError, UNEXPECTED_ERROR_MESSAGE, type ErrorCode } from "@/lib/core/errors";

const TITLES: Record<ErrorCode, string> = {
  BAD_REQUEST: "Bad request",
  UNAUTHENTICATED: "Not authenticated",
  PLAN_REQUIRED: "Plan required",
  LIMIT_REACHED: "Limit reached",
  TRIAL_EXPIRED: "Trial expired",
  SUBSCRIPTION_ENDED: "Subscription ended",
  ORGANIZATION_CLOSING: "Organization closing",
  FORBIDDEN: "Not allowed",
  SCOPE_REQUIRED: "Scope required",
  NOT_FOUND: "Not found",
  METHOD_NOT_ALLOWED: "Method not allowed",
  CONFLICT: "Conflict",
  GONE: "Gone",
  PAYLOAD_TOO_LARGE: "Body too large",
  UNSUPPORTED_MEDIA_TYPE: "Unsupported media type",
  INVALID_INPUT: "Invalid input",
  RATE_LIMITED: "Too many requests",
  INTERNAL: "Internal error",
  UNAVAILABLE: "Temporarily unavailable",
};

/** An error as RFC 9457 problem details. What is not an AppError is answered with a constant text. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known =
    error instanceof AppError ? error : new AppError("INTERNAL", UNEXPECTED_ERROR_MESSAGE, { cause: error });
  const headers = new Headers({ "content-type": "application/problem+json", "x-request-id": requestId });
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(known.retryAfterSeconds));
  const challenge = challengeOf(known);
  if (challenge !== null) headers.set("www-authenticate", challenge);
  const body = {
    type: "about:blank",
    title: TITLES[known.code],
    status: known.status,
    detail: known.message,
    code: known.code.toLowerCase(),
    request_id: requestId,
    ...(known.requiredScope !== undefined && { required_scope: known.requiredScope }),
    ...(known.fields.length > 0 && { errors: known.fields }),
  };
  return new Response(JSON.stringify(body), { status: known.status, headers });
}

/** What RFC 6750 has a bearer's refusal say of itself. */
function challengeOf({ code, requiredScope }: AppError): string | null {
  if (code === "UNAUTHENTICATED") return 'Bearer realm="Regulix API"';
  if (requiredScope === undefined) return null;
  return `Bearer realm="Regulix API", error="insufficient_scope", scope="${requiredScope}"`;
}
