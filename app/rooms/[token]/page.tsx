import { ClipboardCheck, FileCheck2, KeyRound } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { Button } from "@/components/ui/button";
import { listSnapshotDocuments } from "@/lib/evidence/queries";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";
import { openRoom } from "../_components/open-room";
import { RoomFrame } from "../_components/room-frame";

// The title names nobody, and the address of the page is not given away.
export const metadata: Metadata = {
  title: "Evidence for an auditor",
  referrer: "no-referrer",
  robots: "noindex",
};

const COLUMNS: readonly DataTableColumn<SnapshotDocument>[] = [
  {
    key: "day",
    header: "Day",
    cell: ({ snapshot_date }) => <span className="tabular font-medium">{snapshot_date}</span>,
  },
  {
    key: "signature",
    header: "Signature",
    cell: ({ hash_signature }) =>
      hash_signature.endsWith(";unsigned") ? (
        <StatusBadge status="stale" word="Unsigned" />
      ) : (
        <StatusBadge status="pass" word="Signed" />
      ),
  },
  {
    key: "known",
    header: "Figures known",
    align: "end",
    cell: ({ completeness: { known, total } }) => (
      <span className="tabular">
        {known} of {total}
      </span>
    ),
  },
];

export default async function RoomPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const room = await openRoom(token, "overview");
  const documents: SnapshotDocument[] = [];
  for await (const document of listSnapshotDocuments(room.context, room)) documents.push(document);
  return (
    <RoomFrame
      room={room}
      title={`Evidence of ${room.organizationName}`}
      description={`One signed statement for each day (UTC) from ${room.fromDay} to ${room.toDay}: what was measured, from which rows, and what is not known. It is not an attestation.`}
    >
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/rooms/${token}/controls`} prefetch={false}>
            <ClipboardCheck aria-hidden />
            Controls
          </Link>
        </Button>
        <Button asChild>
          <a href="/api/evidence/keys" download="regulix-evidence-keys.json">
            <KeyRound aria-hidden />
            Public keys
          </a>
        </Button>
        <Button asChild>
          <a href="/verify">
            <FileCheck2 aria-hidden />
            Verify a file
          </a>
        </Button>
      </div>
      <DataTable
        caption="Days with evidence"
        noun="days"
        columns={COLUMNS}
        rows={documents.toReversed()}
        rowKey={({ snapshot_date }) => snapshot_date}
        rowHref={({ snapshot_date }) => `/rooms/${token}/${snapshot_date}`}
        density="compact"
        firstUse={
          <EmptyState
            icon={FileCheck2}
            title="No evidence in this period"
            description="No day of the period has a statement yet."
          />
        }
      />
    </RoomFrame>
  );
}
