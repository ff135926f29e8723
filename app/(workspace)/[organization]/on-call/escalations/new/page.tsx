import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { EscalationEditor } from "../_components/escalation-editor";
import { listTargets } from "../_components/list-targets";

export const metadata: Metadata = { title: "New escalation policy" };

export default async function NewEscalationPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "on-call.manage")) return <NoAccess action="on-call.manage" />;
  const slug = context.organizationSlug;
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Escalations", href: `/${slug}/on-call/escalations` },
          { label: "New escalation policy" },
        ]}
        title="New escalation policy"
        description="Each step reaches its recipients and waits for an answer before the next."
      />
      <EscalationEditor slug={slug} targets={await listTargets(context)} saved={null} mayChange />
    </Page>
  );
}
