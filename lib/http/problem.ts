import { AppError, UNEXPECTED_ERROR_MESSAGE } from "@/lib/core/errors";

/** An error as problem+json (RFC 9457). Unknown errors show a constant text; their detail is for the log. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : new AppError("INTERNAL", UNEXPECTED_ERROR_MESSAGE);
  const { status, code, message, fields, retryAfterSeconds } = known;
  const body = {
    type: "about:blank",
    title: code.toLowerCase().replaceAll("_", " "),
    status,
    detail: message,
    requestId,
    ...(fields.length > 0 && { errors: fields }),
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  return new Response(JSON.stringify(body), { status, headers });
}
