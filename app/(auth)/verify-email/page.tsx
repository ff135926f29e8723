import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { findLinkOwner } from "@/lib/accounts/queries";
import { isMailboxOpen } from "@/lib/auth/mailbox-access";
import { DeadLink } from "./_components/dead-link";
import { VerifyEmailForm } from "./_components/verify-email-form";

export const metadata: Metadata = { title: "Confirm your address" };

/** Opening the link changes nothing: mail scanners open links too. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = valuesOfParam(await searchParams, "token")[0] ?? "";
  const owner = await findLinkOwner("verify-email", token);
  if (owner === null) return <DeadLink hasMailbox={await isMailboxOpen()} />;
  return <VerifyEmailForm token={token} email={owner.email} />;
}
