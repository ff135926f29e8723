import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { Button } from "@/components/ui/button";
import { requireSession } from "@/lib/auth/session";
import { findOnboarding } from "@/lib/onboarding/queries";
import { BeginAnother } from "./_components/begin-another";

export const metadata: Metadata = { title: "New organisation" };

/** Leads into the set-up of an organisation; whoever is in the middle of one is asked which. */
export default async function NewOrganizationPage() {
  const { user } = await requireSession();
  const onboarding = await findOnboarding(user.id);
  if (onboarding === null || onboarding.organizationId === null) redirect("/onboarding/organization");
  return (
    <AccountFrame>
      <AccountCard
        title="Your set-up is not finished"
        description={`You are at step ${onboarding.reached} of 4 of the organisation you began with.`}
      >
        <div className="grid gap-2">
          <Button asChild variant="primary" size="lg">
            <Link href="/onboarding">Resume set-up</Link>
          </Button>
          <BeginAnother />
        </div>
      </AccountCard>
    </AccountFrame>
  );
}
