import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getEscalationPolicy } from "@/lib/on-call/queries";
import { EscalationEditor } from "../_components/escalation-editor";
import { listTargets } from "../_components/list-targets";

export const metadata: Metadata = { title: "Escalation policy" };

type EscalationPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function EscalationPage({ params }: EscalationPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "on-call.read")) return <NoAccess action="on-call.read" />;
  const policy = await getEscalationPolicy(context, id).catch(notFoundPage);
  const slug = context.organizationSlug;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Escalations", href: `/${slug}/on-call/escalations` }, { label: policy.plan.name }]}
        title={policy.plan.name}
        description={
          <>
            Alert policies name it <code>escalation:{policy.key}</code>. Alerts that are under way keep the
            steps they set out with.
          </>
        }
      />
      <EscalationEditor
        slug={slug}
        targets={await listTargets(context)}
        saved={policy}
        mayChange={context.permissions.includes("on-call.manage")}
      />
    </Page>
  );
}
