import "server-only";
import type { ChannelKind } from "@/lib/channels/kinds";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { DeliveryFilters } from "./filters";
import type { DeliveryKind, DeliverySeverity, DeliveryState } from "./kinds";
import { alertMessageSchema, type AlertMessage } from "./message";
import { isReceipt } from "./receipt";

const PAGE_DELIVERIES = 50;

/** A delivery as the log lists it. */
export type DeliverySummary = {
  id: string;
  title: string;
  kind: DeliveryKind;
  severity: DeliverySeverity;
  state: DeliveryState;
  /** Null: the built-in mail, or a text message. */
  channel: { id: string; kind: ChannelKind; name: string } | null;
  /** Who or what was told. */
  recipient: string;
  /** To the phone of a member. */
  byText: boolean;
  alertId: string | null;
  /** Of a message about several alerts. */
  alertIds: string[];
  incidentId: string | null;
  attempts: number;
  createdAt: Date;
  nextAt: Date;
  finishedAt: Date | null;
  httpStatus: number | null;
  lastError: string | null;
  providerStatus: string | null;
};

export type DeliveryAttempt = {
  number: number;
  startedAt: Date;
  durationMilliseconds: number;
  outcome: "delivered" | "retry" | "failed";
  httpStatus: number | null;
  error: string | null;
  response: string | null;
};

export type DeliveryDetail = DeliverySummary & {
  message: AlertMessage;
  deadlineAt: Date;
  providerReference: string | null;
  /** SHA-256 of the receiver's answer, hex. */
  responseHash: string | null;
  /** Whether the signed receipt fits the log; null where there is none. */
  receiptIsValid: boolean | null;
  log: DeliveryAttempt[];
};

export type DeliveryPage = {
  deliveries: DeliverySummary[];
  newerCursor: string | null;
  olderCursor: string | null;
};

const SUMMARY = {
  id: true,
  kind: true,
  severity: true,
  state: true,
  message: true,
  address: true,
  userId: true,
  byText: true,
  alertId: true,
  alertIds: true,
  incidentId: true,
  attempts: true,
  createdAt: true,
  nextAt: true,
  finishedAt: true,
  httpStatus: true,
  lastError: true,
  providerStatus: true,
  channel: { select: { id: true, kind: true, name: true, settings: true } },
} as const;

type SummaryRow = Prisma.NotificationDeliveryGetPayload<{ select: typeof SUMMARY }>;

type Place = { after?: string; before?: string; limit?: number };

/** The log of what was told, newest first. */
export async function listDeliveries(
  context: OrganizationContext,
  filters: DeliveryFilters,
  { after, before, limit = PAGE_DELIVERIES }: Place = {},
): Promise<DeliveryPage> {
  requirePermission(context, "alerts.read");
  const isBackwards = before !== undefined && isId(before);
  const place = isBackwards ? { gt: before } : after !== undefined && isId(after) ? { lt: after } : undefined;
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.notificationDelivery.findMany({
      where: { ...whereOf(filters), id: place },
      select: SUMMARY,
      orderBy: { id: isBackwards ? "asc" : "desc" },
      take: limit + 1,
    });
    const hasMore = rows.length > limit;
    const shown = isBackwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
    const people = await namesOf(transaction, shown);
    const [first, last] = [shown[0]?.id ?? null, shown.at(-1)?.id ?? null];
    return {
      deliveries: shown.map((row) => toSummary(row, people)),
      newerCursor: (isBackwards ? hasMore : place !== undefined) ? first : null,
      olderCursor: isBackwards || hasMore ? last : null,
    };
  });
}

/** One delivery with every attempt. Throws NOT_FOUND. */
export async function getDelivery(context: OrganizationContext, id: string): Promise<DeliveryDetail> {
  requirePermission(context, "alerts.read");
  if (!isId(id)) throw notFound("delivery");
  return withOrganization(context, async (transaction) => {
    const row = await transaction.notificationDelivery.findFirst({
      where: { id },
      select: {
        ...SUMMARY,
        deadlineAt: true,
        providerReference: true,
        responseHash: true,
        receipt: true,
        log: { orderBy: { number: "asc" } },
      },
    });
    if (row === null) throw notFound("delivery");
    const responseHash = row.responseHash === null ? null : Buffer.from(row.responseHash).toString("hex");
    const { organizationId } = context;
    const { finishedAt, httpStatus, receipt } = row;
    return {
      ...toSummary(row, await namesOf(transaction, [row])),
      message: alertMessageSchema.parse(row.message),
      deadlineAt: row.deadlineAt,
      providerReference: row.providerReference,
      responseHash,
      receiptIsValid:
        receipt === null || finishedAt === null
          ? null
          : isReceipt(receipt, { organizationId, deliveryId: id, finishedAt, httpStatus, responseHash }),
      log: row.log.map(({ number, startedAt, durationMs, outcome, error, response, ...attempt }) => ({
        number,
        startedAt,
        durationMilliseconds: durationMs,
        outcome: outcome as DeliveryAttempt["outcome"],
        httpStatus: attempt.httpStatus,
        error,
        response,
      })),
    };
  });
}

function whereOf({
  states,
  kinds,
  channels,
  alertId,
}: DeliveryFilters): Prisma.NotificationDeliveryWhereInput {
  const ids = channels.filter((channel) => channel !== "email");
  return {
    ...(states.length > 0 && { state: { in: states } }),
    ...(kinds.length > 0 && { kind: { in: kinds } }),
    AND: [
      alertId === null ? {} : { OR: [{ alertId }, { kind: "bundle", alertIds: { has: alertId } }] },
      channels.length === 0
        ? {}
        : { OR: [{ channelId: { in: ids } }, ...(channels.includes("email") ? [{ channelId: null }] : [])] },
    ],
  };
}

async function namesOf(
  transaction: Prisma.TransactionClient,
  rows: readonly Pick<SummaryRow, "userId">[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  if (ids.length === 0) return new Map();
  const people = await transaction.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function toSummary(row: SummaryRow, people: ReadonlyMap<string, string>): DeliverySummary {
  const { channel, message, userId, address, ...rest } = row;
  const settings = channel?.settings as { target?: unknown } | undefined;
  return {
    id: rest.id,
    title:
      alertMessageSchema.shape.title.safeParse((message as { title?: unknown } | null)?.title).data ?? "",
    kind: rest.kind as DeliveryKind,
    severity: rest.severity as DeliverySeverity,
    state: rest.state as DeliveryState,
    channel: channel && { id: channel.id, kind: channel.kind as ChannelKind, name: channel.name },
    recipient:
      people.get(userId ?? "") ??
      address ??
      (typeof settings?.target === "string" ? settings.target : "Former member"),
    byText: rest.byText,
    alertId: rest.alertId,
    alertIds: rest.alertIds,
    incidentId: rest.incidentId,
    attempts: rest.attempts,
    createdAt: rest.createdAt,
    nextAt: rest.nextAt,
    finishedAt: rest.finishedAt,
    httpStatus: rest.httpStatus,
    lastError: rest.lastError,
    providerStatus: rest.providerStatus,
  };
}
