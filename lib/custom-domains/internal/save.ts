import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { HOLD_DAYS, nextCheckAt, type Change } from "../judge";
import type { Examined } from "./examine";
import type { LivingDomain } from "./row";

const DAY_MS = 24 * 60 * 60 * 1_000;

const AUDIT_ACTIONS: Record<Change, string> = {
  verified: "custom_domains.verify",
  activated: "custom_domains.activate",
  failing: "custom_domains.fail",
  recovered: "custom_domains.recover",
  suspended: "custom_domains.suspend",
  restored: "custom_domains.restore",
  released: "custom_domains.release",
};

type Saver = Pick<OrganizationContext, "actor" | "origin">;

/**
 * Writes down what a look at a domain has shown, tells people of what has changed and leaves an entry in the log.
 * Null when somebody else has changed or removed the domain since it was read.
 */
export async function saveExamined(
  transaction: Transaction,
  domain: LivingDomain,
  examined: Examined,
  { by, at }: { by: Saver; at: Date },
): Promise<QueuedMail[] | null> {
  const { organizationId, id, hostName } = domain;
  const { count } = await transaction.customDomain.updateMany({
    where: {
      ...{ organizationId, id },
      challenge: domain.challenge,
      state: domain.state,
      lastCheckedAt: domain.lastCheckedAt,
    },
    data: columnsOf(domain, examined, at),
  });
  if (count === 0) return null;
  const { change } = examined.judgement;
  if (change === null) return [];
  const mails = await tell(transaction, {
    organizationId,
    hostName,
    change,
    key: `${id}:${at.toISOString()}`,
  });
  await recordAudit(
    transaction,
    { organizationId, ...by },
    {
      action: AUDIT_ACTIONS[change],
      resource: { kind: "custom_domain", id, name: hostName },
      before: { state: domain.state },
      after: { state: examined.judgement.state },
    },
  );
  return mails;
}

/** Every column that a look at a domain writes. */
export function columnsOf(domain: LivingDomain, { seen, judgement, ...hosted }: Examined, at: Date) {
  const { state, failures, failingSince, suspendedAt } = judgement;
  const isOwned = state === "verified" || state === "active" || state === "suspended";
  return {
    ...{ state, failures, failingSince, suspendedAt },
    lastCheckedAt: at,
    nextCheckAt: nextCheckAt({ state, failingSince, createdAt: domain.createdAt }, at),
    verifiedAt: isOwned ? (domain.verifiedAt ?? at) : null,
    proofSeen: seen.proof,
    pointingSeen: seen.pointing,
    conflicts: seen.conflicts.map(({ type, value }) => `${type} ${value}`),
    isTaken: false,
    isAttached: hosted.isAttached,
    hostingProblem: hosted.hostingProblem,
    ...(state !== "pending" && { heldUntil: state === "released" ? holdFrom(at) : null }),
  };
}

/** Until when a name that is given up now is kept from everybody else. */
export function holdFrom(at: Date): Date {
  return new Date(at.getTime() + HOLD_DAYS * DAY_MS);
}

/** Whether another organisation has the name: one alone owns it, whatever is saved at the same moment. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

type Told = { organizationId: string; hostName: string; change: Change; key: string };

async function tell(
  transaction: Transaction,
  { organizationId, hostName, change, key }: Told,
): Promise<QueuedMail[]> {
  const notice = {
    organizationId,
    data: { hostName },
    key,
    to: { permission: "organization.update" },
  } as const;
  switch (change) {
    case "activated":
      return notify(transaction, { ...notice, type: "custom_domains.activated" });
    case "failing":
      return notify(transaction, { ...notice, type: "custom_domains.failing" });
    case "suspended":
      return notify(transaction, { ...notice, type: "custom_domains.suspended" });
    case "restored":
      return notify(transaction, { ...notice, type: "custom_domains.restored" });
    case "released":
      return notify(transaction, { ...notice, type: "custom_domains.released" });
    case "verified":
    case "recovered":
      return [];
  }
}
