import { createHash, timingSafeEqual } from "node:crypto";

/** Whether the request presents this secret as bearer token; takes the same time for every guess. */
export function hasBearerToken(request: Request, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const given = request.headers.get("authorization") ?? "";
  return timingSafeEqual(digest(given), digest(`Bearer ${secret}`));
}
