import { z } from "zod";

export const SlackBotConfig = z.strictObject({
  token: z
    .string()
    .trim()
    .regex(/^xoxb-[\w-]{10,250}$/, "The bot user token begins with xoxb-."),
  signingSecret: z
    .string()
    .trim()
    .regex(/^[\da-f]{32}$/i, "The signing secret has 32 characters, 0–9 and a–f."),
  conversation: z
    .string()
    .trim()
    .regex(
      /^(#[^\s#@]{1,80}|[CGD][A-Z0-9]{7,20})$/,
      "Give #channel-name or the channel's ID, such as C0123ABCDEF.",
    ),
});
export type SlackBotConfig = z.output<typeof SlackBotConfig>;
