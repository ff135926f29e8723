import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Button } from "@/components/ui/button";
import { findOrganization, findRequirement } from "@/lib/auth/organization-context";
import { requireSession } from "@/lib/auth/session";
import { signOutToAction } from "@/lib/auth/sign-out-action";
import { OpenDomainInput } from "@/lib/custom-domains/schema";
import { findServedDomain } from "@/lib/custom-domains/served-domain";
import { AccountCard } from "../_components/account-card";
import { OpenDomainButton } from "./_components/open-domain-button";

export const metadata: Metadata = { title: "Continue to your organisation" };

/** Between signing in here and being signed in at a custom domain: says where one is going, and as whom. */
export default async function CustomDomainPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await requireSession();
  const query = await searchParams;
  const input = OpenDomainInput.safeParse({
    host: valuesOfParam(query, "host")[0],
    state: valuesOfParam(query, "state")[0],
  }).data;
  const domain = input && (await findServedDomain(input.host));
  if (!domain) return <NothingThere />;
  const slug = domain.organizationSlug;
  // Ends with 404 for people who are not members.
  if ((await findRequirement(slug)) !== null)
    redirect(`/account/requirements?organization=${encodeURIComponent(slug)}`);
  const context = await findOrganization(slug);
  if (context?.organizationId !== domain.organizationId) return <NothingThere />;
  return (
    <AccountCard
      title={`Continue to ${context.organization.name}`}
      description={
        <>
          You are signed in as <span className="text-foreground break-all">{session.user.email}</span>, and go
          on to <span className="text-foreground font-medium break-all">{domain.hostName}</span>. There you
          see {context.organization.name} alone; your account stays here.
        </>
      }
      footer={
        <form action={signOutToAction}>
          <input type="hidden" name="destination" value={backTo(input)} />
          <button type="submit" className="text-link underline underline-offset-4">
            Sign in as somebody else
          </button>
        </form>
      }
    >
      <OpenDomainButton {...input} />
    </AccountCard>
  );
}

function backTo(input: OpenDomainInput): string {
  return `/sign-in?callbackUrl=${encodeURIComponent(`/custom-domain?${new URLSearchParams(input).toString()}`)}`;
}

function NothingThere() {
  return (
    <AccountCard
      title="Begin again at your organisation's address"
      description="This link is not complete, or the address it leads to is no longer served."
    >
      <Button asChild size="lg">
        <a href="/">Go to the start page</a>
      </Button>
    </AccountCard>
  );
}
