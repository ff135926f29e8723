import "server-only";
import { env } from "@/lib/env";

/** Where customers send their points. */
export function metricsEndpoint(): string {
  return new URL("/api/v1/metrics", env.APP_URL).href;
}
