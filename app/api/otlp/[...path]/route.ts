import { AppError } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { requestIdOf } from "@/lib/http/request-id";
import { answerError } from "@/lib/otlp/answer";

/** A sender of traces learns in its own protocol that they are not taken. */
export function POST(request: Request): Response {
  const requestId = requestIdOf(request.headers);
  const error = new AppError("NOT_FOUND", "OpenTelemetry metrics and logs are taken here, nothing else.");
  const response = answerError(error, requestId, request);
  setApiHeaders(response, requestId);
  return response;
}
