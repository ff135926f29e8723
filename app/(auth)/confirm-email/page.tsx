import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { findLinkOwner } from "@/lib/accounts/queries";
import { AccountCard } from "../_components/account-card";
import { DeadLinkCard } from "../_components/dead-link-card";
import { LinkButtonForm } from "../_components/link-button-form";
import { confirmEmailAction } from "./actions";

export const metadata: Metadata = { title: "Confirm your new address" };

/** Opening the link changes nothing: mail scanners open links too. */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = valuesOfParam(await searchParams, "token")[0] ?? "";
  const owner = await findLinkOwner("change-email", token);
  if (owner === null)
    return (
      <DeadLinkCard description="It was used, replaced by a newer one, or is older than an hour. Ask for a new one at your account security." />
    );
  return (
    <AccountCard
      title="Use this address?"
      description={
        <>
          You sign in with <span className="text-foreground font-medium break-all">{owner.newEmail}</span>{" "}
          from then on, instead of{" "}
          <span className="text-foreground font-medium break-all">{owner.email}</span>.
        </>
      }
    >
      <LinkButtonForm
        action={confirmEmailAction}
        token={token}
        label="Use this address"
        problemTitle="The address is not changed"
      />
    </AccountCard>
  );
}
