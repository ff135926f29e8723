import { redirect } from "next/navigation";
import { requireSession } from "@/lib/auth/session";
import { openOnboarding } from "@/lib/onboarding/mutations/open-onboarding";
import { stepOf } from "@/lib/onboarding/steps";

/** Goes on where one stopped, on whichever device that was. */
export default async function OnboardingPage() {
  const { user } = await requireSession();
  const { reached } = await openOnboarding(user.id);
  redirect(`/onboarding/${stepOf(reached)}`);
}
