import { z } from "zod";
import { ReceiverUrl } from "../receiver-url";

/** What a person gives; the signing secrets are made here and kept beside it. */
export const WebhookConfig = z.strictObject({ url: ReceiverUrl });
export type WebhookConfig = z.output<typeof WebhookConfig>;

/** Newest first. A replaced secret signs along until its end, so that receivers can change over. */
export const SigningSecrets = z.array(
  z.strictObject({ secret: z.string().startsWith("whsec_"), until: z.coerce.date().nullable() }),
);
export type SigningSecrets = z.output<typeof SigningSecrets>;

/** As it is stored. */
export const SignedWebhookConfig = WebhookConfig.extend({ signingSecrets: SigningSecrets });
export type SignedWebhookConfig = z.output<typeof SignedWebhookConfig>;
