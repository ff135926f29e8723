import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { FieldProblem } from "@/components/forms/error-summary";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";

/** A ceremony: what the browser is asked to sign, and where its answer goes. */
export type PasskeyCeremony = {
  begin: () => Promise<ActionResult & { data?: PublicKeyCredentialRequestOptionsJSON | null }>;
  finish: (response: AuthenticationResponseJSON) => Promise<ActionResult>;
};

const NOT_SIGNED = "No passkey was used. Try again, or choose another way.";

/**
 * Asks the browser for a passkey and sends its answer. Returns what went wrong; after success the
 * server leads on.
 */
export async function signWithPasskey(
  { begin, finish }: PasskeyCeremony,
  { fromAutofill = false } = {},
): Promise<FieldProblem[]> {
  const begun = await begin();
  const found = problemsOf(begun);
  if (found.length > 0 || !begun.data) return found.length > 0 ? found : [{ message: NOT_SIGNED }];
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const response = await startAuthentication({
    optionsJSON: begun.data,
    useBrowserAutofill: fromAutofill,
  }).catch(() => null);
  // Whoever lets the browser's list be has not failed at anything.
  if (response === null) return fromAutofill ? [] : [{ message: NOT_SIGNED }];
  return problemsOf(await finish(response));
}
