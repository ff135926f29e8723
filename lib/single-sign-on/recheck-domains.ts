import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { challengeName, sight } from "@/lib/domains/challenge";
import { lookUpTxt as systemLookUp, type LookUpTxt } from "@/lib/domains/resolver";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { judgeProof, type ProofStep } from "./proof";

type Claim = {
  organizationId: string;
  id: string;
  domain: string;
  challenge: string;
  signOn: string;
  missingSince: Date | null;
};

/** Resolvers are asked for a few names at a time. */
const AT_ONCE = 10;

const SYSTEM = { kind: "system", name: "Domain check" } as const;

/**
 * Looks for the record of every proven domain. One whose record stays away is no longer proven, and its
 * members sign in as everybody does, so that a domain that was sold opens nothing and locks nobody out.
 */
export async function recheckDomains(
  lookUpTxt: LookUpTxt = systemLookUp,
): Promise<{ checked: number; lost: number }> {
  const claims = await listProven();
  let lost = 0;
  for (let start = 0; start < claims.length; start += AT_ONCE) {
    const steps = await Promise.all(
      claims.slice(start, start + AT_ONCE).map((claim) => recheck(claim, lookUpTxt)),
    );
    lost += steps.filter(({ kind }) => kind === "lost").length;
  }
  return { checked: claims.length, lost };
}

async function listProven(): Promise<Claim[]> {
  return withPlatform("list proven domains", (transaction) =>
    transaction.organizationDomain.findMany({
      where: { verifiedAt: { not: null }, organization: { deletedAt: null } },
      select: {
        organizationId: true,
        id: true,
        domain: true,
        challenge: true,
        signOn: true,
        missingSince: true,
      },
      orderBy: { id: "asc" },
    }),
  );
}

async function recheck(claim: Claim, lookUpTxt: LookUpTxt): Promise<ProofStep> {
  const sighting = sight(await lookUpTxt(challengeName(claim.domain)), claim.challenge);
  const at = readClock();
  const step = judgeProof(claim.missingSince, sighting, at);
  const mails = await withPlatform("check a proven domain", async (transaction) => {
    const { organizationId, id, challenge, missingSince } = claim;
    const { count } = await transaction.organizationDomain.updateMany({
      // Not what somebody has checked or removed in the meantime.
      where: { organizationId, id, challenge, missingSince, verifiedAt: { not: null } },
      data: { lastCheckedAt: at, ...changeOf(step) },
    });
    return count === 0 ? [] : follow(transaction, claim, step);
  });
  await announceMails(mails);
  return step;
}

function changeOf(step: ProofStep) {
  switch (step.kind) {
    case "warn":
      return { missingSince: step.missingSince };
    case "recovered":
      return { missingSince: null };
    case "lost":
      return { missingSince: null, verifiedAt: null, signOn: "off" };
    case "nothing":
    case "wait":
      return {};
  }
}

/** Tells those who can do something about it; the entry in the log comes last. */
async function follow(
  transaction: Transaction,
  { organizationId, id, domain, signOn, missingSince }: Claim,
  step: ProofStep,
): Promise<QueuedMail[]> {
  const to = { permission: "organization.update" } as const;
  const audit = (action: string) =>
    recordAudit(
      transaction,
      { organizationId, actor: SYSTEM, origin: SYSTEM_ORIGIN },
      { action, resource: { kind: "domain", id, name: domain }, before: { signOn } },
    );
  if (step.kind === "warn") {
    const { daysLeft } = step;
    const key = `${id}:${step.missingSince.toISOString()}:${daysLeft}`;
    const mails = await notify(transaction, {
      type: "domains.missing",
      organizationId,
      data: { domain, daysLeft },
      key,
      to,
    });
    if (missingSince === null) await audit("domains.miss_record");
    return mails;
  }
  if (step.kind === "lost") {
    const key = `${id}:${missingSince?.toISOString()}`;
    const mails = await notify(transaction, {
      type: "domains.lost",
      organizationId,
      data: { domain },
      key,
      to,
    });
    await audit("domains.lose");
    return mails;
  }
  if (step.kind === "recovered") await audit("domains.recover");
  return [];
}
