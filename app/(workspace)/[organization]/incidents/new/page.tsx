import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { DeclareForm } from "./_components/declare-form";

export const metadata: Metadata = { title: "Declare incident" };

export default async function NewIncidentPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "incidents.respond")) return <NoAccess action="incidents.respond" />;
  const slug = context.organizationSlug;
  return (
    <Page width="content">
      <PageHeader
        crumbs={[{ label: "Incidents", href: `/${slug}/incidents` }, { label: "Declare incident" }]}
        title="Declare incident"
        description="When in doubt, declare it: closing one that was nothing costs less than starting late."
      />
      <DeclareForm slug={slug} />
    </Page>
  );
}
