import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { findLinkOwner } from "@/lib/accounts/queries";
import { AccountCard } from "../_components/account-card";
import { DeadLinkCard } from "../_components/dead-link-card";
import { LinkButtonForm } from "../_components/link-button-form";
import { undoEmailAction } from "./actions";

export const metadata: Metadata = { title: "Take the change back" };

/** Opening the link changes nothing: mail scanners open links too. */
export default async function UndoEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = valuesOfParam(await searchParams, "token")[0] ?? "";
  const owner = await findLinkOwner("undo-email-change", token);
  if (owner === null)
    return (
      <DeadLinkCard description="It was used, or the change is older than a week. Write to your administrator if you have lost your account." />
    );
  return (
    <AccountCard
      title="Take the change back?"
      description={
        <>
          Your account uses <span className="text-foreground font-medium break-all">{owner.newEmail}</span>{" "}
          again. Every session ends, and you choose a new password next.
        </>
      }
    >
      <LinkButtonForm
        action={undoEmailAction}
        token={token}
        label="Take it back"
        problemTitle="The change is not taken back"
      />
    </AccountCard>
  );
}
