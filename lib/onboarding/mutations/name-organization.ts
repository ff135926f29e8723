import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganization } from "@/lib/organizations/mutations/create-organization";
import { updateOrganization } from "@/lib/organizations/mutations/update-organization";
import { onboardingContext } from "../queries";
import type { NameOrganizationInput } from "../schema";
import { openOnboarding } from "./open-onboarding";
import { finishStep } from "./finish-step";

/**
 * The first step: founds the organisation, or changes it for whoever came back. It gets the id of the
 * onboarding, so that sent twice, also at the same moment, it founds one.
 */
export async function nameOrganization(
  session: ActiveSession,
  input: NameOrganizationInput,
  origin: RequestOrigin,
): Promise<void> {
  const onboarding = await openOnboarding(session.user.id);
  if (onboarding.organizationId === null) {
    await createOrganization(session, { ...input, id: onboarding.id }, origin);
    await withPlatform("keep what onboarding founded", (transaction) =>
      transaction.onboarding.update({
        where: { id: onboarding.id },
        data: { organizationId: onboarding.id, draft: {} },
      }),
    );
  } else {
    await updateOrganization(await onboardingContext(session, onboarding, origin), input);
  }
  await finishStep(session.user.id, "organization", "complete");
}
