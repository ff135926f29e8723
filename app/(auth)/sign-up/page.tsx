import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { destinationOf } from "@/lib/auth/destination";
import { findSession } from "@/lib/auth/session";
import { isMailboxOpen } from "@/lib/auth/mailbox-access";
import { offeredProviders } from "@/lib/auth/oauth-providers";
import { SignUpForm } from "./_components/sign-up-form";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const callbackUrl = valuesOfParam(await searchParams, "callbackUrl")[0] ?? "";
  const session = await findSession();
  if (session) redirect(await destinationOf(session.user.id, callbackUrl));
  return (
    <SignUpForm callbackUrl={callbackUrl} hasMailbox={await isMailboxOpen()} providers={offeredProviders()} />
  );
}
