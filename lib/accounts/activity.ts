import "server-only";
import { listPersonEntries } from "@/lib/audit/person-entries";
import { activityLabel } from "./activity-labels";
import { deviceLabel } from "./device-label";

const PAGE_ITEMS = 25;

export type ActivityItem = {
  id: string;
  at: Date;
  label: string;
  isWarning: boolean;
  device: string;
  ipAddress: string | null;
};

export type ActivityPage = { items: ActivityItem[]; olderThan: number | null };

/** What happened to one's own account, newest first, as the audit chain recorded it. */
export async function listOwnActivity(userId: string, before: number | undefined): Promise<ActivityPage> {
  const { entries, olderThan } = await listPersonEntries(userId, { before, limit: PAGE_ITEMS });
  const items = entries.map(({ id, recordedAt, action, changes, ipAddress, userAgent }) => ({
    id,
    at: recordedAt,
    ...activityLabel(action, changes),
    device: deviceLabel(userAgent),
    ipAddress,
  }));
  return { items, olderThan };
}
