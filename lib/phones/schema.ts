import { z } from "zod";
import { PhoneNumber } from "@/lib/channels/sms/schema";

export const PhoneInput = z.object({ number: PhoneNumber });
export type PhoneInput = z.output<typeof PhoneInput>;

export const PhoneCodeInput = z.object({
  code: z
    .string()
    .transform((given) => given.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits of the text message.")),
});
export type PhoneCodeInput = z.output<typeof PhoneCodeInput>;
