import { ListOrdered, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { DataTable } from "@/components/data-table/data-table";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listEscalationPolicies } from "@/lib/on-call/queries";
import { OnCallTabs } from "../_components/on-call-tabs";

export const metadata: Metadata = { title: "Escalation policies" };

export default async function EscalationsPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "on-call.read")) return <NoAccess action="on-call.read" />;
  const slug = context.organizationSlug;
  const policies = await listEscalationPolicies(context);
  const newPolicy = context.permissions.includes("on-call.manage") && (
    <Button variant="primary" asChild>
      <Link href={`/${slug}/on-call/escalations/new`}>
        <Plus aria-hidden />
        New escalation policy
      </Link>
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Escalation policies"
        description="Whom an alert reaches one after another until somebody answers."
        actions={
          <>
            <div data-tour="escalations">
              <OnCallTabs slug={slug} current="escalations" />
            </div>
            {policies.length > 0 && newPolicy}
          </>
        }
      />
      <DataTable
        caption="Escalation policies"
        noun="escalation policies"
        rows={policies}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/${slug}/on-call/escalations/${id}`}
        columns={[
          { key: "name", header: "Name", cell: ({ plan }) => plan.name },
          { key: "key", header: "Named by policies", cell: ({ key }) => <code>escalation:{key}</code> },
          { key: "steps", header: "Steps", align: "end", cell: ({ plan }) => plan.steps.length },
          {
            key: "minutes",
            header: "Minutes a round",
            align: "end",
            cell: ({ plan }) => plan.steps.reduce((sum, { delayMinutes }) => sum + delayMinutes, 0),
          },
          { key: "repeats", header: "Repeats", align: "end", cell: ({ plan }) => plan.repeats },
        ]}
        firstUse={
          <EmptyState
            icon={ListOrdered}
            title="No escalation policies yet"
            description="Without one, an alert reaches its recipients once. With one, it goes on to the next until somebody answers."
            action={newPolicy || undefined}
          />
        }
      />
    </Page>
  );
}
