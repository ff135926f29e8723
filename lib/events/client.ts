import { Inngest } from "inngest";
import { logger } from "@/lib/observability/logger";

/**
 * The client of the durable engine, be it Inngest Cloud, a self-hosted server or the embedded engine.
 * The SDK reads its keys and address (INNGEST_…) itself, so that a build needs none of them. Always in
 * signed mode: nothing that merely reaches the port may run a function or send an event.
 */
export const inngest = new Inngest({ id: "regulix", isDev: false, logger });
