import { z } from "zod";

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 100;
/** Longer input is refused unhashed: hashing a megabyte would be an easy way to keep us busy. */
const LONGEST_PASSWORD = 200;

export const Email = z
  .string("Enter your e-mail address.")
  .trim()
  .toLowerCase()
  .max(LONGEST_EMAIL, `Use an address of at most ${LONGEST_EMAIL} characters.`)
  .pipe(z.email("Enter an address like name@company.example."));

/** Our mails repeat names to strangers, so none may carry a link, a line break or a change of direction. */
export const PLAIN_NAME = /^(?!.*(?::\/\/|\bwww\.))[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/iu;
export const PLAIN_NAME_PROBLEM = "Leave links, line breaks and invisible characters out of the name.";

export const PersonName = z
  .string("Enter your name.")
  .trim()
  .min(1, "Enter your name.")
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`)
  .regex(PLAIN_NAME, PLAIN_NAME_PROBLEM);

/** A password as typed: spaces count, nothing is trimmed. */
export const Password = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .max(LONGEST_PASSWORD, `Use at most ${LONGEST_PASSWORD} characters.`);

const Token = z.string().min(1).max(100);

export const TimeZone = z
  .string()
  .refine((value) => Intl.supportedValuesOf("timeZone").includes(value) || value === "UTC", {
    error: "Choose a time zone from the list.",
  });

export const SignUpInput = z.object({
  name: PersonName,
  email: Email,
  password: Password,
  timeZone: TimeZone.catch("UTC"),
});
export type SignUpInput = z.infer<typeof SignUpInput>;

export const SignInInput = z.object({ email: Email, password: Password });
export type SignInInput = z.infer<typeof SignInInput>;

export const VerifyEmailInput = z.object({ token: Token, password: Password });
export type VerifyEmailInput = z.infer<typeof VerifyEmailInput>;

export const EmailOnlyInput = z.object({ email: Email });
export type EmailOnlyInput = z.infer<typeof EmailOnlyInput>;

export const ResetPasswordInput = z.object({ token: Token, password: Password });
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

export const DeleteAccountInput = z.object({ password: Password });
export type DeleteAccountInput = z.infer<typeof DeleteAccountInput>;

export const ChangePasswordInput = z.object({ currentPassword: Password, newPassword: Password });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const ChangeEmailInput = z.object({ email: Email, password: Password });
export type ChangeEmailInput = z.infer<typeof ChangeEmailInput>;

export const LinkInput = z.object({ token: Token });
export type LinkInput = z.infer<typeof LinkInput>;

/** Where a page of one's own activity begins; nonsense counts as the newest. */
export const ActivityCursor = z.coerce.number().int().positive().optional().catch(undefined);

export const SessionIdInput = z.object({ sessionId: z.uuid() });
export type SessionIdInput = z.infer<typeof SessionIdInput>;

export const UpdateProfileInput = z.object({ name: PersonName, timeZone: TimeZone });
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;
