import { z } from "zod";
import { API_KEY_SCOPES } from "./scopes";

export const EXPIRY_CHOICES_DAYS = [7, 30, 90, 180, 365] as const;

export const DEFAULT_EXPIRY_DAYS = 90;

export const CreateApiKeyInput = z.object({
  name: z.string().trim().min(1, "Name the key after what will use it.").max(80, "At most 80 characters."),
  scopes: z
    .array(z.enum(API_KEY_SCOPES))
    .min(1, "Choose at least one scope.")
    .transform((scopes) => API_KEY_SCOPES.filter((scope) => scopes.includes(scope))),
  expiresInDays: z.literal(EXPIRY_CHOICES_DAYS).default(DEFAULT_EXPIRY_DAYS),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

export const RevokeApiKeyInput = z.object({ id: z.uuid() });
export type RevokeApiKeyInput = z.infer<typeof RevokeApiKeyInput>;
