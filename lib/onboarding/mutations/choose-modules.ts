import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import type { RequestOrigin } from "@/lib/core/context";
import type { SetModulesInput } from "@/lib/modules/schema";
import { setModules } from "@/lib/modules/set-modules";
import { onboardingContext } from "../queries";
import { finishStep } from "./finish-step";
import { openOnboarding } from "./open-onboarding";

/** The third step: which modules are switched on. */
export async function chooseModules(
  session: ActiveSession,
  input: SetModulesInput,
  origin: RequestOrigin,
): Promise<void> {
  const onboarding = await openOnboarding(session.user.id);
  await setModules(await onboardingContext(session, onboarding, origin), input);
  await finishStep(session.user.id, "modules", "complete");
}
