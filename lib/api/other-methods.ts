import "server-only";
import { AppError } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-id";
import { API_ENDPOINTS } from "./endpoints";

const OTLP_PATHS = ["/api/otlp/v1/metrics", "/api/otlp/v1/logs"];

/** What an address of the API answers to a method that it lacks; the router alone would say nothing. */
export function refuseMethod(request: Request): Response {
  const requestId = requestIdOf(request.headers);
  const allowed = allowedMethods(request);
  const message = `This address takes ${allowed}, not ${request.method}.`;
  const response = problemResponse(new AppError("METHOD_NOT_ALLOWED", message), requestId);
  setApiHeaders(response, requestId);
  response.headers.set("allow", allowed);
  return response;
}

/** What an address of the API answers when asked for its methods. */
export function tellMethods(request: Request): Response {
  const response = new Response(null, { status: 204, headers: { allow: allowedMethods(request) } });
  setApiHeaders(response, requestIdOf(request.headers));
  return response;
}

function allowedMethods(request: Request): string {
  const { pathname } = new URL(request.url);
  const declared = OTLP_PATHS.includes(pathname)
    ? ["POST"]
    : API_ENDPOINTS.filter(({ path }) => path === patternOf(pathname)).map(({ method }) => method);
  const withHead = declared.includes("GET") ? ["HEAD", ...declared] : declared;
  return [...new Set([...withHead, "OPTIONS"])].sort().join(", ");
}

/** The declared path of an address: a fixed name beats a placeholder, as it does for the router. */
function patternOf(pathname: string): string | undefined {
  const paths = API_ENDPOINTS.map(({ path }) => path).filter((path) => matches(path, pathname));
  return paths.find((path) => path === pathname) ?? paths[0];
}

function matches(pattern: string, pathname: string): boolean {
  const asked = pathname.split("/");
  const parts = pattern.split("/");
  return (
    parts.length === asked.length && parts.every((part, at) => part.startsWith("{") || part === asked[at])
  );
}
