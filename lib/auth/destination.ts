import "server-only";
import { listOrganizationsOf } from "@/lib/organizations/queries";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";

/** Where somebody goes after signing in: where they wanted to, else their first organisation, else its set-up. */
export async function destinationOf(userId: string, callbackUrl?: string | null): Promise<string> {
  const wanted = safeRedirectPath(callbackUrl, "");
  if (wanted !== "") return wanted;
  const [first] = await listOrganizationsOf(userId);
  return first ? `/${first.slug}/dashboard` : "/onboarding";
}
