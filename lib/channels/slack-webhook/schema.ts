import { z } from "zod";
import { ReceiverUrl } from "../receiver-url";

export const SlackWebhookConfig = z.strictObject({ url: ReceiverUrl });
export type SlackWebhookConfig = z.output<typeof SlackWebhookConfig>;
