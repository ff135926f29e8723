import type { AuditChange } from "@/lib/audit/types";

export type ActivityLabel = {
  label: string;
  /** Worth a second look when one does not remember it. */
  isWarning: boolean;
};

const LABELS: Record<string, string> = {
  "accounts.sign_up": "Account created",
  "accounts.verify_email": "Address confirmed",
  "accounts.export": "Data downloaded",
  "accounts.resend_verification": "Confirmation mail sent again",
  "accounts.update_profile": "Profile changed",
  "emails.request_change": "Change of address asked for",
  "identities.link": "Account of another provider connected",
  "passkeys.add": "Passkey added",
  "phones.add": "Phone number verified",
  "phones.request_code": "Code sent to a phone",
  "passwords.request_reset": "Link for a new password asked for",
  "sessions.revoke": "Session ended",
  "sessions.revoke_others": "All other sessions ended",
  "two_factor.begin": "Set-up of an authenticator app begun",
  "two_factor.enable": "Authenticator app set up",
};

const WARNINGS: Record<string, string> = {
  "accounts.lock": "Sign-in paused after failed attempts",
  "emails.change": "Address changed",
  "emails.undo_change": "Change of address taken back",
  "identities.remove": "Account of another provider removed",
  "passkeys.remove": "Passkey removed",
  "phones.remove": "Phone number removed",
  "passwords.change": "Password changed",
  "passwords.reset": "Password chosen anew by mail",
  "sessions.await_second_step": "Password was right, second step asked for",
  "sessions.refuse": "Sign-in failed",
  "two_factor.disable": "Authenticator app removed",
  "two_factor.replace_recovery_codes": "Recovery codes replaced",
};

const FACTORS: Record<string, string> = {
  totp: "Signed in with password and authenticator app",
  "recovery-code": "Signed in with password and a recovery code",
  passkey: "Signed in with password and passkey",
};

/** An entry of the audit chain in the words of the person it is about. */
export function activityLabel(action: string, changes: readonly AuditChange[]): ActivityLabel {
  if (action === "sessions.start") return signInLabel(changes);
  const warning = WARNINGS[action];
  if (warning !== undefined) return { label: warning, isWarning: true };
  return { label: LABELS[action] ?? action, isWarning: false };
}

function signInLabel(changes: readonly AuditChange[]): ActivityLabel {
  const valueOf = (name: string) => changes.find(({ field }) => field === name)?.after ?? "";
  if (valueOf("method") === "passkey") return { label: "Signed in with a passkey", isWarning: false };
  if (valueOf("method") === "provider") return { label: "Signed in with another provider", isWarning: false };
  const factor = valueOf("factor");
  return { label: FACTORS[factor] ?? "Signed in with password", isWarning: factor === "recovery-code" };
}
