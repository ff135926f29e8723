import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { deadlineOf } from "@/lib/deliveries/deadline";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import type { DeliveryDraft } from "@/lib/deliveries/types";
import { notify } from "@/lib/notifications/notify";
import { deliveryKindOf, gravestOf, messageOf } from "../message";
import type { RoutedNotice, Tell } from "../plan-notice";
import { isText } from "../recipients";

/** Puts what is told now into the outbox, and into the inboxes of the members who may see alerts. */
export async function writeTells(
  transaction: Transaction,
  tells: readonly Tell[],
  at: Date,
): Promise<number> {
  if (tells.length === 0) return 0;
  const organizationIds = [...new Set(tells.flatMap(({ notices }) => notices[0]?.organizationId ?? []))];
  const organizations = await transaction.organization.findMany({
    where: { id: { in: organizationIds } },
    select: { id: true, timeZone: true },
  });
  const zones = new Map(organizations.map(({ id, timeZone }) => [id, timeZone]));
  const apart = await findApart(transaction, organizationIds, tells);
  const drafts = tells.flatMap((tell) =>
    apart.has(tell.recipient.channelId ?? "")
      ? tell.notices.flatMap((notice) => draftOf({ ...tell, notices: [notice] }, zones, at))
      : draftOf(tell, zones, at),
  );
  const ids = await enqueueDeliveries(transaction, drafts);
  for (const id of organizationIds)
    await tellInProduct(
      transaction,
      id,
      tells.flatMap(({ notices }) => notices.filter(({ organizationId }) => organizationId === id)),
    );
  return ids.length;
}

/** Channels whose receivers keep a state for each alert, which one message about several could never end. */
async function findApart(
  transaction: Transaction,
  organizationIds: readonly string[],
  tells: readonly Tell[],
): Promise<ReadonlySet<string>> {
  const ids = tells.flatMap(({ recipient, notices }) =>
    notices.length > 1 ? (recipient.channelId ?? []) : [],
  );
  if (ids.length === 0) return new Set();
  const channels = await transaction.notificationChannel.findMany({
    where: { organizationId: { in: [...organizationIds] }, id: { in: ids }, kind: "pagerduty" },
    select: { id: true },
  });
  return new Set(channels.map(({ id }) => id));
}

function draftOf(
  { recipient, notices }: Tell,
  zones: ReadonlyMap<string, string>,
  at: Date,
): DeliveryDraft[] {
  const [first] = notices;
  if (!first) return [];
  const severity = gravestOf(notices);
  const isBundle = notices.length > 1;
  return [
    {
      organizationId: first.organizationId,
      // The notice and the recipient, who stands for the channel: whoever repeats the work repeats the key.
      idempotencyKey: `${isBundle ? "bundle" : "notice"}:${first.id}:${recipient.key}`,
      channelId: recipient.channelId,
      userId: recipient.userId,
      byText: isText(recipient),
      address: recipient.address,
      alertId: isBundle ? null : first.alert.id,
      alertIds: isBundle ? notices.map(({ alert }) => alert.id) : [],
      incidentId: null,
      noticeId: first.id,
      kind: deliveryKindOf(notices),
      severity,
      message: messageOf(notices, zones.get(first.organizationId) ?? "UTC"),
      deadlineAt: deadlineOf(severity, at),
    },
  ];
}

/** One line an organisation and batch, however many alerts it is about and however many are told. */
async function tellInProduct(
  transaction: Transaction,
  organizationId: string,
  told: readonly RoutedNotice[],
): Promise<void> {
  const byAlert = [...new Map(told.map((notice) => [notice.alert.id, notice])).values()];
  const over = byAlert.filter(({ kind, alert }) => kind === "resolved" || alert.state === "resolved");
  const open = byAlert.filter((notice) => !over.includes(notice));
  for (const [type, notices] of [
    ["alerts.fired", open],
    ["alerts.resolved", over],
  ] as const) {
    const [first] = notices;
    if (!first) continue;
    await notify(transaction, {
      type,
      organizationId,
      data: {
        policyName: first.policy.name,
        alertId: first.alert.id,
        count: notices.length,
        severity: gravestOf(notices),
      },
      key: first.id,
      to: { permission: "alerts.read" },
    });
  }
}
