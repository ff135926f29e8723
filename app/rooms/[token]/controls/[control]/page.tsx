import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ComplianceState } from "@/components/compliance/compliance-state";
import { Section } from "@/components/ui/section";
import { readRoomAssessment } from "@/lib/auditor-rooms/read-assessment";
import type { AssessmentDocument } from "@/lib/compliance/assessment-document";
import { findControl } from "@/lib/compliance/library/controls/catalogue";
import { CheckEvidence } from "../../../_components/check-evidence";
import { openRoom } from "../../../_components/open-room";
import { RoomFrame } from "../../../_components/room-frame";

export const metadata: Metadata = {
  title: "Control for an auditor",
  referrer: "no-referrer",
  robots: "noindex",
};

type RoomControlProps = { params: Promise<{ token: string; control: string }> };

export default async function RoomControlPage({ params }: RoomControlProps) {
  const { token, control: id } = await params;
  if (findControl(id) === null) notFound();
  const room = await openRoom(token, `controls/${id}`);
  const assessment = await readRoomAssessment(room);
  const control = assessment.controls.find((each) => each.id === id);
  if (!control) notFound();
  return (
    <RoomFrame
      room={room}
      title={control.title}
      description={control.objective}
      crumbs={[
        { label: room.organizationName, href: `/rooms/${token}` },
        { label: "Controls", href: `/rooms/${token}/controls` },
        { label: id },
      ]}
    >
      <ComplianceState state={control.state} />
      <Section title="Checks" description="Each of them must pass; one that fails fails the control.">
        {assessment.checks
          .filter((check) => control.checks.includes(check.id))
          .map((check) => (
            <CheckEvidence key={check.id} check={check} />
          ))}
      </Section>
      <Section title="Counts for">
        <ul className="grid gap-1 text-sm">
          {requirementsOf(assessment, id).map(({ framework, name, ids }) => (
            <li key={framework}>
              <Link
                href={`/rooms/${token}/frameworks/${framework}`}
                prefetch={false}
                className="text-link underline underline-offset-2"
              >
                {name}
              </Link>{" "}
              <span className="tabular text-muted-foreground">{ids.join(", ")}</span>
            </li>
          ))}
        </ul>
      </Section>
    </RoomFrame>
  );
}

/** Which requirements a control speaks to, framework by framework. */
function requirementsOf({ frameworks }: AssessmentDocument, control: string) {
  return frameworks.flatMap(({ id: framework, name, requirements }) => {
    const ids = requirements
      .filter(({ controls }) => controls.some(({ id }) => id === control))
      .map(({ id }) => id);
    return ids.length === 0 ? [] : [{ framework, name, ids }];
  });
}
