import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { STRENGTH_LABELS } from "@/lib/compliance/labels";
import { findControl } from "@/lib/compliance/library/controls/catalogue";
import { FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import type { Mapping } from "@/lib/compliance/library/types";
import { getControl } from "@/lib/compliance/queries/frameworks";
import { ComplianceState } from "@/components/compliance/compliance-state";
import { CheckTable } from "../../checks/_components/check-table";

export const metadata: Metadata = { title: "Control" };

const COLUMNS: readonly DataTableColumn<Mapping>[] = [
  {
    key: "framework",
    header: "Framework",
    cell: ({ framework }) => <span className="font-medium">{FRAMEWORKS[framework].name}</span>,
  },
  {
    key: "requirements",
    header: "Requirements",
    cell: ({ requirements }) => <span className="tabular">{requirements.join(", ")}</span>,
  },
  { key: "strength", header: "Strength", cell: ({ strength }) => STRENGTH_LABELS[strength] },
  {
    key: "rationale",
    header: "Why",
    cell: ({ rationale }) => <span className="text-muted-foreground">{rationale}</span>,
  },
];

type ControlPageProps = { params: Promise<{ organization: string; control: string }> };

export default async function ControlPage({ params }: ControlPageProps) {
  const { organization, control: id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "compliance.read")) return <NoAccess action="compliance.read" />;
  if (findControl(id) === null) notFound();
  const { control, state, standings } = await getControl(context, id);
  const base = `/${context.organizationSlug}/compliance`;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Controls", href: `${base}/controls` }, { label: control.id }]}
        title={control.title}
        description={control.objective}
        status={<ComplianceState state={state} />}
      />
      <Section title="Checks" description="Each of them must pass; one that fails fails the control.">
        <CheckTable checks={standings} base={base} />
      </Section>
      <Section
        title="Counts for"
        description="Direct: what the requirement asks for. Supporting: it helps. Partial: one side of it, never enough alone."
      >
        <DataTable
          caption="Requirements that the control counts for"
          noun="mappings"
          columns={COLUMNS}
          rows={control.mappings}
          rowKey={({ framework, strength, requirements }) => `${framework} ${strength} ${requirements[0]}`}
          rowHref={({ framework }) => `${base}/frameworks/${framework}`}
          firstUse={<EmptyState title="Nothing" />}
        />
      </Section>
    </Page>
  );
}
