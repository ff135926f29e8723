import { z } from "zod";

export const PhoneNumber = z
  .string()
  .trim()
  .transform((given) => given.replace(/[\s().-]/g, ""))
  .pipe(
    z.string().regex(/^\+[1-9]\d{6,14}$/, "Write the number with its country code, such as +4940123456."),
  );

const sender = z
  .string()
  .trim()
  .transform((given) => (given.startsWith("+") ? given.replace(/[\s().-]/g, "") : given))
  .pipe(
    z
      .string()
      .regex(
        /^(\+[1-9]\d{6,14}|MG[\da-f]{32})$/i,
        "Give one of your Twilio numbers, or the SID of a messaging service (MG…).",
      ),
  );

export const SmsConfig = z.strictObject({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[\da-f]{32}$/i, "The account SID is AC and 32 characters, 0–9 and a–f."),
  authToken: z
    .string()
    .trim()
    .regex(/^[\da-f]{32}$/i, "The auth token has 32 characters, 0–9 and a–f."),
  from: sender,
  to: PhoneNumber,
});
export type SmsConfig = z.output<typeof SmsConfig>;
