import "server-only";
import { env } from "@/lib/env";
import type { OutgoingPolicy } from "./types";

/** What the operator's settings allow. */
export function outgoingPolicy(): OutgoingPolicy {
  return {
    ports: env.OUTGOING_PORTS,
    privateHosts: env.OUTGOING_PRIVATE_HOSTS,
    userAgent: `Regulix (+${new URL(env.APP_URL).origin})`,
  };
}
