import type { Metadata } from "next";
import { PrincipleCard } from "@/components/evidence/principle-card";
import { SIGNATURE_STATES } from "@/components/evidence/signature-states";
import { StatusText } from "@/components/feedback/status";
import { TRUST_PRINCIPLES, type TrustPrinciple } from "@/lib/evidence/figures";
import { getSnapshot } from "@/lib/evidence/queries";
import { notFoundPage } from "@/lib/http/not-found-page";
import { openRoomDay } from "../../_components/open-room";
import { RoomFrame } from "../../_components/room-frame";

export const metadata: Metadata = { title: "Evidence of a day", referrer: "no-referrer", robots: "noindex" };

type RoomDayProps = { params: Promise<{ token: string; date: string }> };

export default async function RoomDayPage({ params }: RoomDayProps) {
  const { token, date } = await params;
  const room = await openRoomDay(token, date, date);
  const { document, signature } = await getSnapshot(room.context, date).catch(notFoundPage);
  const { known, total } = document.completeness;
  return (
    <RoomFrame
      room={room}
      title={`Evidence of ${date}`}
      description={`${known} of ${total} figures are known. What is not known says why, and counts as nothing.`}
      crumbs={[{ label: room.organizationName, href: `/rooms/${token}` }, { label: date }]}
    >
      <StatusText
        {...SIGNATURE_STATES[signature]}
        word={`Signature: ${SIGNATURE_STATES[signature].word.toLowerCase()}`}
      />
      {(Object.keys(TRUST_PRINCIPLES) as TrustPrinciple[]).map((principle) => (
        <PrincipleCard
          key={principle}
          principle={principle}
          evidence={document.evidence}
          rowsPath={`/rooms/${token}/${date}`}
        />
      ))}
    </RoomFrame>
  );
}
