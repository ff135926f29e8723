import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/auth/staff";
import { formatNumber } from "@/lib/core/format/number";
import { listRollouts } from "@/lib/features/queries";
import { RolloutDialog } from "./_components/rollout-dialog";

export const metadata: Metadata = { title: "Features · Staff" };

export default async function StaffFeaturesPage() {
  await requireStaff();
  const rollouts = await listRollouts();
  return (
    <Page>
      <PageHeader
        title="Features"
        description="What only a share of the organisations has. One organisation is switched on its own page."
      />
      <DataTable
        caption="Features"
        noun="features"
        rows={rollouts}
        rowKey={({ feature }) => feature}
        firstUse={<EmptyState title="Nothing can be switched" />}
        columns={[
          { key: "label", header: "Feature", cell: ({ label }) => label },
          {
            key: "description",
            header: "What it is",
            cell: ({ description }) => <span className="text-muted-foreground">{description}</span>,
          },
          { key: "percent", header: "Share", align: "end", cell: ({ percent }) => `${percent} %` },
          {
            key: "on",
            header: "Switched on",
            align: "end",
            cell: ({ switchedOn }) => formatNumber(switchedOn),
          },
          {
            key: "off",
            header: "Switched off",
            align: "end",
            cell: ({ switchedOff }) => formatNumber(switchedOff),
          },
          {
            key: "change",
            header: "Action",
            align: "end",
            cell: ({ feature, label, percent }) => (
              <RolloutDialog feature={feature} label={label} percent={percent} />
            ),
          },
        ]}
      />
    </Page>
  );
}
