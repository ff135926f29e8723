import { z } from "zod";
import { PLAIN_NAME, PLAIN_NAME_PROBLEM } from "../schema";

const LONGEST_NAME = 60;
/** Far more than any authenticator sends. */
const LONGEST_FIELD = 20_000;

const Base64Url = z
  .string()
  .min(1)
  .max(LONGEST_FIELD)
  .regex(/^[A-Za-z0-9_-]+$/);

const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

/** What a browser adds later must not keep anybody out. */
const Transports = z
  .array(z.string())
  .transform((names) => TRANSPORTS.filter((transport) => names.includes(transport)))
  .default([]);

const credential = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  // We ask for no extension, so none is read.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** What a browser answers when a key was made. */
export const RegistrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: Transports,
  }),
});
export type RegistrationResponse = z.infer<typeof RegistrationResponse>;

/** What a browser answers when a key has signed. */
export const AssertionResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.optional(),
  }),
});
export type AssertionResponse = z.infer<typeof AssertionResponse>;

export const PasskeyName = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name.")
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`)
  .regex(PLAIN_NAME, PLAIN_NAME_PROBLEM);

export const AddPasskeyInput = z.object({ name: PasskeyName, response: RegistrationResponse });
export type AddPasskeyInput = z.infer<typeof AddPasskeyInput>;

export const RemovePasskeyInput = z.object({
  passkeyId: z.uuid(),
  // Empty from people who have none.
  password: z.string().max(1_000),
});
export type RemovePasskeyInput = z.infer<typeof RemovePasskeyInput>;

export const PasskeySignInInput = z.object({
  response: AssertionResponse,
  callbackUrl: z.string().max(2_000).default(""),
});
export type PasskeySignInInput = z.infer<typeof PasskeySignInInput>;
