import "server-only";
import { env } from "@/lib/env";

/** The origin of a custom domain: scheme and port are those of the installation. */
export function domainOrigin(hostName: string): string {
  const url = new URL(env.APP_URL);
  url.hostname = hostName;
  return url.origin;
}
