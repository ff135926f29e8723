import { createHmac } from "node:crypto";
import { z } from "zod";
import { jsonAnswer, parsedBody, startProviderServer, type ProviderServer } from "./provider-server";

const plainText = (most: number) =>
  z.object({ type: z.literal("plain_text"), text: z.string().min(1).max(most) });
const text = (most: number) =>
  z.object({ type: z.enum(["plain_text", "mrkdwn"]), text: z.string().min(1).max(most) });
const button = z.object({
  type: z.literal("button"),
  text: plainText(75),
  action_id: z.string().max(255),
  url: z.string().max(3_000).optional(),
  value: z.string().max(2_000).optional(),
});

/** The blocks that the product uses, with the limits of the Block Kit reference. */
const blocks = z
  .array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("header"), text: plainText(150) }),
      z.object({
        type: z.literal("section"),
        text: text(3_000).optional(),
        fields: z.array(text(2_000)).max(10).optional(),
      }),
      z.object({ type: z.literal("context"), elements: z.array(text(2_000)).min(1).max(10) }),
      z.object({ type: z.literal("actions"), elements: z.array(button).min(1).max(25) }),
    ]),
  )
  .max(50)
  // Undocumented, and the reason of msg_blocks_too_long.
  .refine((given) => JSON.stringify(given).length < 13_000);

const message = z.object({ text: z.string().min(1).max(40_000), blocks });

/** chat.postMessage below /api, and an incoming webhook below /services. */
export function startSlack({ token }: { token: string }): Promise<ProviderServer> {
  let posted = 0;
  return startProviderServer(({ path, headers, body }) => {
    const json = parsedBody(body);
    if (path.startsWith("/services/"))
      return message.safeParse(json).success
        ? { status: 200, body: "ok" }
        : { status: 400, body: "invalid_payload" };
    if (path !== "/api/chat.postMessage") return jsonAnswer(200, { ok: false, error: "unknown_method" });
    if (headers.authorization !== `Bearer ${token}`)
      return jsonAnswer(200, { ok: false, error: "invalid_auth" });
    const parsed = message.extend({ channel: z.string().min(1) }).safeParse(json);
    if (!parsed.success) return jsonAnswer(200, { ok: false, error: "invalid_blocks" });
    if (parsed.data.channel === "#nowhere") return jsonAnswer(200, { ok: false, error: "channel_not_found" });
    posted += 1;
    return jsonAnswer(200, { ok: true, channel: "C0123ABCDEF", ts: `1763700000.00000${posted}` });
  });
}

/** The headers with which Slack signs what it sends. */
export function slackHeaders(signingSecret: string, body: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${digest}`,
  };
}
