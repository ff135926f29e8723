import { z } from "zod";
import { jsonAnswer, parsedBody, startProviderServer, type ProviderServer } from "./provider-server";

const MOST_BYTES = 512 * 1024;

const key = {
  routing_key: z.string().length(32),
  dedup_key: z.string().min(1).max(255),
};

const event = z.discriminatedUnion("event_action", [
  z.object({
    ...key,
    event_action: z.literal("trigger"),
    payload: z.object({
      summary: z.string().min(1).max(1_024),
      source: z.string().min(1),
      severity: z.enum(["critical", "error", "warning", "info"]),
      timestamp: z.iso.datetime().optional(),
    }),
    links: z.array(z.object({ href: z.url(), text: z.string() })).optional(),
  }),
  z.object({ ...key, event_action: z.literal("acknowledge") }),
  z.object({ ...key, event_action: z.literal("resolve") }),
]);

/** The Events API v2. */
export function startPagerDuty(): Promise<ProviderServer> {
  return startProviderServer(({ path, body }) => {
    if (path !== "/v2/enqueue") return { status: 404, body: "" };
    if (Buffer.byteLength(body) > MOST_BYTES) return { status: 413, body: "" };
    const parsed = event.safeParse(parsedBody(body));
    return parsed.success
      ? jsonAnswer(202, { status: "success", message: "Event processed", dedup_key: parsed.data.dedup_key })
      : jsonAnswer(400, { status: "invalid event", message: "Event object is invalid", errors: [] });
  });
}
