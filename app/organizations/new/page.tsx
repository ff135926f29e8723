import type { Metadata } from "next";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { requireSession } from "@/lib/auth/session";
import { signOutAction } from "@/lib/auth/sign-out-action";
import { env } from "@/lib/env";
import { listOrganizationsOf } from "@/lib/organizations/queries";
import { NewOrganizationForm } from "./_components/new-organization-form";

export const metadata: Metadata = { title: "New organisation" };

export default async function NewOrganizationPage() {
  const session = await requireSession();
  const [first] = await listOrganizationsOf(session.user.id);
  return (
    <AccountFrame>
      <NewOrganizationForm origin={env.APP_URL.replace(/\/$/, "")} isFirst={first === undefined} />
      <form
        action={signOutAction}
        className="text-muted-foreground mt-4 flex flex-wrap justify-center gap-x-2"
      >
        <span className="break-all">Signed in as {session.user.email}.</span>
        {first ? (
          <a href={`/${first.slug}/dashboard`} className="text-link hover:underline">
            Back to {first.name}
          </a>
        ) : (
          <button type="submit" className="text-link hover:underline">
            Sign out
          </button>
        )}
      </form>
    </AccountFrame>
  );
}
