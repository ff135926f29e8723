import "server-only";
import { AppError, UNEXPECTED_ERROR_MESSAGE, type ErrorCode } from "@/lib/core/errors";
import { encodeMessage, type OtlpMessage } from "./internal/protocol";
import { formatOf } from "./read-export";

const MAX_REASONS = 5;

/** The codes of gRPC that stand for ours. */
const STATUS_CODES: Record<ErrorCode, number> = {
  BAD_REQUEST: 3,
  UNAUTHENTICATED: 16,
  PLAN_REQUIRED: 9,
  LIMIT_REACHED: 9,
  TRIAL_EXPIRED: 9,
  SUBSCRIPTION_ENDED: 9,
  ORGANIZATION_CLOSING: 9,
  FORBIDDEN: 7,
  SCOPE_REQUIRED: 7,
  METHOD_NOT_ALLOWED: 12,
  NOT_FOUND: 5,
  CONFLICT: 10,
  GONE: 5,
  PAYLOAD_TOO_LARGE: 3,
  UNSUPPORTED_MEDIA_TYPE: 3,
  INVALID_INPUT: 3,
  RATE_LIMITED: 8,
  INTERNAL: 13,
  UNAVAILABLE: 14,
};

type Refused = readonly { reason: string }[];

/** 200, with how many were refused and why: the sender must not send those again. */
export function answerMetrics(request: Request, refused: Refused): Response {
  const partialSuccess = { rejectedDataPoints: refused.length, errorMessage: summaryOf(refused) };
  return answer(request, "ExportMetricsServiceResponse", refused.length > 0 ? { partialSuccess } : {});
}

export function answerLogs(request: Request, refused: Refused): Response {
  const partialSuccess = { rejectedLogRecords: refused.length, errorMessage: summaryOf(refused) };
  return answer(request, "ExportLogsServiceResponse", refused.length > 0 ? { partialSuccess } : {});
}

/** An error as the protocol wants it: a Status in the encoding of the request. */
export function answerError(error: unknown, requestId: string, request: Request): Response {
  const known =
    error instanceof AppError ? error : new AppError("INTERNAL", UNEXPECTED_ERROR_MESSAGE, { cause: error });
  const message = `${known.message} (request ${requestId})`;
  const response = answer(request, "Status", { code: STATUS_CODES[known.code], message }, known.status);
  if (known.retryAfterSeconds !== undefined)
    response.headers.set("retry-after", String(known.retryAfterSeconds));
  return response;
}

function answer(
  request: Request,
  message: OtlpMessage,
  content: Record<string, unknown>,
  status = 200,
): Response {
  if (formatOf(request) !== "protobuf") return Response.json(content, { status });
  const headers = { "content-type": "application/x-protobuf" };
  return new Response(encodeMessage(message, content), { status, headers });
}

/** Each different reason once, the most frequent first. */
function summaryOf(refused: Refused): string {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].sort(([, one], [, other]) => other - one);
  const shown = reasons.slice(0, MAX_REASONS).map(([reason, count]) => `${count} × ${reason}`);
  const more = reasons.length - shown.length;
  return more > 0 ? `${shown.join(" ")} And ${more} other reasons.` : shown.join(" ");
}
