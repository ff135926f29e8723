import Link from "next/link";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { Button } from "@/components/ui/button";
import type { OrganizationRefusal } from "@/lib/plans/organization-limit";

/** Why no further organisation can be founded, and what to do about it. */
export function OneOrganization({ refusal }: { refusal: OrganizationRefusal }) {
  return (
    <AccountCard title="You own an organisation already" description={refusal.reason}>
      <div className="grid gap-2">
        <Button asChild variant="primary" size="lg">
          <Link href={`/${refusal.slug}/settings/plan`}>Look at the plans</Link>
        </Button>
        <Button asChild size="lg">
          <Link href={`/${refusal.slug}/dashboard`}>Back to {refusal.name}</Link>
        </Button>
      </div>
    </AccountCard>
  );
}
