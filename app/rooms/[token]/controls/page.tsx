import type { Metadata } from "next";
import { ComplianceState, ScopedState } from "@/components/compliance/compliance-state";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import { Section } from "@/components/ui/section";
import { readRoomAssessment } from "@/lib/auditor-rooms/read-assessment";
import type { ControlRecord, FrameworkRecord } from "@/lib/compliance/assessment-document";
import { coverageText, scoreText } from "@/lib/compliance/labels";
import { CONTROL_THEMES } from "@/lib/compliance/library/types";
import { openRoom } from "../../_components/open-room";
import { RoomFrame } from "../../_components/room-frame";

export const metadata: Metadata = {
  title: "Controls for an auditor",
  referrer: "no-referrer",
  robots: "noindex",
};

const FRAMEWORKS: readonly DataTableColumn<FrameworkRecord>[] = [
  {
    key: "name",
    header: "Framework",
    cell: ({ name, version }) => (
      <span>
        <span className="font-medium">{name}</span> <span className="text-muted-foreground">{version}</span>
      </span>
    ),
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, included }) => <ScopedState state={state} inScope={included} />,
  },
  {
    key: "score",
    header: "Score",
    align: "end",
    cell: ({ score, included }) => included && <span className="tabular">{scoreText(score)}</span>,
  },
  {
    key: "coverage",
    header: "Requirements",
    align: "end",
    cell: ({ score }) => <span className="tabular text-muted-foreground">{coverageText(score)}</span>,
  },
];

const CONTROLS: readonly DataTableColumn<ControlRecord>[] = [
  {
    key: "control",
    header: "Control",
    cell: ({ id, title }) => (
      <span className="font-medium">
        <span className="text-muted-foreground tabular mr-2">{id}</span>
        {title}
      </span>
    ),
  },
  { key: "state", header: "State", cell: ({ state }) => <ComplianceState state={state} /> },
  { key: "theme", header: "Theme", cell: ({ theme }) => CONTROL_THEMES[theme] },
  {
    key: "checks",
    header: "Checks",
    align: "end",
    cell: ({ checks }) => <span className="tabular">{checks.length}</span>,
  },
];

export default async function RoomControlsPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const room = await openRoom(token, "controls");
  const { as_of, frameworks, controls } = await readRoomAssessment(room);
  return (
    <RoomFrame
      room={room}
      title="Controls"
      description={
        <>
          How they stood on <ExactTime at={as_of} timeZone="UTC" />. What nobody has looked at is not
          assessed, and never a pass.
        </>
      }
      crumbs={[{ label: room.organizationName, href: `/rooms/${token}` }, { label: "Controls" }]}
    >
      <Section
        title="Frameworks"
        description="The percentage is of the requirements that were assessed; below 80 % assessed there is none."
      >
        <DataTable
          caption="Frameworks"
          noun="frameworks"
          columns={FRAMEWORKS}
          rows={frameworks}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/rooms/${token}/frameworks/${id}`}
          density="compact"
          firstUse={<EmptyState title="No frameworks" />}
        />
      </Section>
      <Section title="All controls" description="A control passes when each of its checks does.">
        <DataTable
          caption="Controls"
          noun="controls"
          columns={CONTROLS}
          rows={controls}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/rooms/${token}/controls/${id}`}
          density="compact"
          firstUse={<EmptyState title="No controls" />}
        />
      </Section>
    </RoomFrame>
  );
}
