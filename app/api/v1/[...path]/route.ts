import { AppError } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-id";

/** What no other route of the API answers: a program gets a problem, not a page. */
function answerUnknownAddress(request: Request): Response {
  const requestId = requestIdOf(request.headers);
  const { pathname } = new URL(request.url);
  const response = problemResponse(
    new AppError("NOT_FOUND", `The API has no address ${pathname}.`),
    requestId,
  );
  setApiHeaders(response, requestId);
  return response;
}

export {
  answerUnknownAddress as DELETE,
  answerUnknownAddress as GET,
  answerUnknownAddress as PATCH,
  answerUnknownAddress as POST,
  answerUnknownAddress as PUT,
};
