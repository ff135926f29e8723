import type { Metadata } from "next";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { StatusBadge } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { MatcherList } from "@/components/routing/matcher-list";
import { recurrenceText } from "@/components/routing/recurrence-text";
import { ExactTime } from "@/components/time/exact-time";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getWindow, listMutedPages, previewMatchers } from "@/lib/routing/windows/queries";
import type { MutedNotice } from "@/lib/routing/windows/types";
import { PreviewList } from "../../_components/windows/match-preview";
import { WindowActions } from "../../_components/windows/window-actions";
import { WindowStatus } from "../../_components/windows/window-status";

export const metadata: Metadata = { title: "Silence" };

const COLUMNS: readonly DataTableColumn<MutedNotice>[] = [
  {
    key: "policy",
    header: "Alert",
    cell: ({ policyName }) => <span className="font-medium">{policyName}</span>,
  },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
  { key: "labels", header: "Labels", cell: ({ labels }) => Object.values(labels).join(", ") || "–" },
  { key: "at", header: "When", cell: ({ at }) => <ExactTime at={at} /> },
];

type SilencePageProps = { params: Promise<{ organization: string; id: string }> };

export default async function SilencePage({ params }: SilencePageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "silences.read")) return <NoAccess action="silences.read" />;
  const silence = await getWindow(context, "silence", id).catch(notFoundPage);
  const [muted, preview] = await Promise.all([
    listMutedPages(context, silence),
    previewMatchers(context, silence.matchers),
  ]);
  const { organizationSlug: slug, actor, permissions } = context;
  const isMaker = actor.kind === "user" && actor.userId === silence.createdByUserId;
  const alerts = `/${slug}/alerts`;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Silences", href: `${alerts}/silences` }, { label: silence.reason }]}
        title={silence.reason}
        status={<WindowStatus {...silence} />}
        actions={
          silence.state !== "expired" &&
          permissions.includes("silences.manage") && (
            <WindowActions
              slug={slug}
              kind="silence"
              id={silence.id}
              reason={silence.reason}
              endsAt={silence.endsAt}
              mayApprove={silence.needsApproval && silence.approved === null && !isMaker}
            />
          )
        }
      />
      <DescriptionList>
        <DescriptionItem term="Matches">
          <MatcherList matchers={silence.matchers} />
        </DescriptionItem>
        <DescriptionItem term="From">
          <ExactTime at={silence.startsAt} />
        </DescriptionItem>
        <DescriptionItem term="Until">
          <ExactTime at={silence.endsAt} />
        </DescriptionItem>
        <DescriptionItem term="Times">
          {silence.recurrence ? recurrenceText(silence.recurrence) : "Throughout"}
        </DescriptionItem>
        <DescriptionItem term="Made by">{silence.createdBy}</DescriptionItem>
        <DescriptionItem term="Approved by">
          {silence.approved?.by ?? (silence.needsApproval ? "Nobody yet" : "Not needed")}
        </DescriptionItem>
      </DescriptionList>
      <Section title="Matches now">
        <PreviewList preview={preview} />
      </Section>
      <Section
        title="Silenced while it would have paged"
        description="Notices of high and critical severity that this silence kept quiet, from the record of decisions."
      >
        <DataTable
          caption="Silenced while it would have paged"
          noun="notices"
          columns={COLUMNS}
          rows={muted}
          rowKey={({ alertId, at }) => `${alertId} ${at.toISOString()}`}
          rowHref={({ alertId }) => `${alerts}/${alertId}`}
          firstUse={
            <EmptyState
              title="Nothing"
              description="Nobody would have been paged for what it matched so far."
            />
          }
        />
      </Section>
    </Page>
  );
}
