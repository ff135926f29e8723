import type { Day } from "@/lib/evidence/days";

export type RoomListItem = {
  id: string;
  name: string;
  fromDay: Day;
  toDay: Day;
  state: "active" | "expired" | "revoked";
  createdAt: Date;
  expiresAt: Date;
  lastOpenedAt: Date | null;
  timesOpened: number;
};
