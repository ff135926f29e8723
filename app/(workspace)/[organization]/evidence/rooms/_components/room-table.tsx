import { DoorOpen } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { formatNumber } from "@/lib/core/format/number";
import type { RoomListItem } from "@/lib/auditor-rooms/types";
import { RevokeRoomButton } from "./revoke-room-button";

type RoomTableProps = { rooms: RoomListItem[]; slug: string; mayShare: boolean };

/** Every room, the closed ones too: who could see what, and until when, is part of the record. */
export function RoomTable({ rooms, slug, mayShare }: RoomTableProps) {
  return (
    <DataTable
      caption="Rooms for auditors"
      noun="rooms"
      rows={rooms}
      rowKey={({ id }) => id}
      firstUse={
        <EmptyState
          icon={DoorOpen}
          title="No rooms yet"
          description="Open one for your auditor: no account is needed, and you can close it at any time."
        />
      }
      columns={[
        {
          key: "name",
          header: "For",
          cell: ({ name }) => <span className="font-medium break-words">{name}</span>,
        },
        {
          key: "days",
          header: "Days",
          cell: ({ fromDay, toDay }) => (
            <span className="tabular">
              {fromDay} to {toDay}
            </span>
          ),
        },
        { key: "state", header: "State", cell: ({ state }) => <StatusBadge status={state} /> },
        {
          key: "expires",
          header: "Open until",
          cell: ({ expiresAt }) => <ExactTime at={expiresAt} precision="day" />,
        },
        {
          key: "opened",
          header: "Pages opened",
          align: "end",
          cell: ({ timesOpened, lastOpenedAt }) => (
            <span className="tabular">
              {formatNumber(timesOpened)}
              {lastOpenedAt && (
                <>
                  , last <ExactTime at={lastOpenedAt} />
                </>
              )}
            </span>
          ),
        },
        {
          key: "actions",
          header: "Actions",
          align: "end",
          cell: (room) => mayShare && room.state === "active" && <RevokeRoomButton slug={slug} room={room} />,
        },
      ]}
    />
  );
}
