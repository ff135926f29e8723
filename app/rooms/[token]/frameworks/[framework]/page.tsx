import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ScopedState } from "@/components/compliance/compliance-state";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { readRoomAssessment } from "@/lib/auditor-rooms/read-assessment";
import type { RequirementRecord } from "@/lib/compliance/assessment-document";
import { coverageText, scoreText, STRENGTH_LABELS } from "@/lib/compliance/labels";
import { findFramework } from "@/lib/compliance/library/frameworks/catalogue";
import { openRoom } from "../../../_components/open-room";
import { RoomFrame } from "../../../_components/room-frame";

export const metadata: Metadata = {
  title: "Requirements for an auditor",
  referrer: "no-referrer",
  robots: "noindex",
};

const columnsOf = (token: string): readonly DataTableColumn<RequirementRecord>[] => [
  {
    key: "requirement",
    header: "Requirement",
    cell: ({ id, title }) => (
      <span className="font-medium">
        <span className="text-muted-foreground tabular mr-2">{id}</span>
        {title}
      </span>
    ),
    className: "@2xl:max-w-md",
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, in_scope }) => <ScopedState state={state} inScope={in_scope} />,
  },
  {
    key: "controls",
    header: "Controls",
    cell: ({ controls }) => (
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {controls.map(({ id, strength, rationale }) => (
          <li key={id} title={rationale}>
            <Link
              href={`/rooms/${token}/controls/${id}`}
              prefetch={false}
              className="text-link tabular underline underline-offset-2"
            >
              {id}
            </Link>{" "}
            <span className="text-muted-foreground">{STRENGTH_LABELS[strength].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    ),
  },
];

type RoomFrameworkProps = { params: Promise<{ token: string; framework: string }> };

export default async function RoomFrameworkPage({ params }: RoomFrameworkProps) {
  const { token, framework: id } = await params;
  if (findFramework(id) === null) notFound();
  const room = await openRoom(token, `frameworks/${id}`);
  const framework = (await readRoomAssessment(room)).frameworks.find((each) => each.id === id);
  if (!framework) notFound();
  const { name, version, included, score, requirements } = framework;
  return (
    <RoomFrame
      room={room}
      title={`${name} ${version}`}
      description={
        included
          ? `${scoreText(score)}, ${coverageText(score)}. The ids are those of the source, the words are ours.`
          : "The organisation has left this framework out of its scope. The ids are those of the source, the words are ours."
      }
      crumbs={[
        { label: room.organizationName, href: `/rooms/${token}` },
        { label: "Controls", href: `/rooms/${token}/controls` },
        { label: name },
      ]}
    >
      <DataTable
        caption="Requirements"
        noun="requirements"
        columns={columnsOf(token)}
        rows={requirements}
        rowKey={(requirement) => requirement.id}
        density="compact"
        firstUse={<EmptyState title="No requirements" />}
      />
    </RoomFrame>
  );
}
