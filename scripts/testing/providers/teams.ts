import { z } from "zod";
import { parsedBody, startProviderServer, type ProviderServer } from "./provider-server";

const MOST_BYTES = 28 * 1024;

const card = z.object({
  type: z.literal("message"),
  attachments: z.tuple([
    z.object({
      contentType: z.literal("application/vnd.microsoft.card.adaptive"),
      content: z.object({
        type: z.literal("AdaptiveCard"),
        version: z.literal("1.5"),
        body: z.array(z.object({ type: z.enum(["TextBlock", "FactSet"]) })).min(1),
        actions: z
          .array(z.object({ type: z.literal("Action.OpenUrl"), title: z.string(), url: z.url() }))
          .max(6),
      }),
    }),
  ]),
});

/** A Workflows webhook: accepted before it is posted. */
export function startTeams(): Promise<ProviderServer> {
  return startProviderServer(({ body }) => {
    if (Buffer.byteLength(body) > MOST_BYTES) return { status: 413, body: "RequestEntityTooLarge" };
    return card.safeParse(parsedBody(body)).success
      ? { status: 202, body: "" }
      : { status: 400, body: "TriggerInputSchemaMismatch" };
  });
}
