import "server-only";
import { env } from "@/lib/env";

function link(path: string, parameters: Record<string, string> = {}): string {
  const url = new URL(path, env.APP_URL);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The addresses that account mails point to. */
export const accountLinks = {
  signIn: () => link("/sign-in"),
  signUp: () => link("/sign-up"),
  forgotPassword: () => link("/forgot-password"),
  verifyEmail: (token: string) => link("/verify-email", { token }),
  confirmEmail: (token: string) => link("/confirm-email", { token }),
  undoEmail: (token: string) => link("/undo-email", { token }),
  resetPassword: (token: string) => link("/reset-password", { token }),
};
