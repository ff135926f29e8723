import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Button } from "@/components/ui/button";
import { findLinkOwner } from "@/lib/accounts/queries";
import { AccountCard } from "../_components/account-card";
import { ResetPasswordForm } from "./_components/reset-password-form";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = valuesOfParam(await searchParams, "token")[0] ?? "";
  const owner = await findLinkOwner("reset-password", token);
  if (owner === null) {
    return (
      <AccountCard
        title="This link no longer works"
        description="It was used, replaced by a newer one, or is older than an hour."
      >
        <Button asChild variant="primary" size="lg">
          <a href="/forgot-password">Ask for a new link</a>
        </Button>
      </AccountCard>
    );
  }
  return <ResetPasswordForm token={token} person={{ name: owner.name, email: owner.email }} />;
}
