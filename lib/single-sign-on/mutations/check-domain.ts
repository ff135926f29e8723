import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { limitByTarget } from "@/lib/accounts/account-limits";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { challengeName, sight, type Sighting } from "@/lib/domains/challenge";
import { lookUpTxt as systemLookUp, type LookUpTxt } from "@/lib/domains/resolver";
import type { DomainInput } from "../schema";

/** The code of Prisma for a value that somebody else has. */
const UNIQUE_VIOLATION = "P2002";

/**
 * Looks for the record of a domain, and takes the domain as proven when it is there. Of two organisations
 * with a record the first to be checked has it.
 */
export async function checkDomain(
  context: OrganizationContext,
  { domainId: id }: DomainInput,
  lookUpTxt: LookUpTxt = systemLookUp,
): Promise<Sighting> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  await limitByTarget("check-domain", organizationId);
  const claim = await withOrganization(context, (transaction) =>
    transaction.organizationDomain.findUnique({ where: { organizationId_id: { organizationId, id } } }),
  );
  if (claim === null) throw notFound("domain");
  const sighting = sight(await lookUpTxt(challengeName(claim.domain)), claim.challenge);
  const at = readClock();
  await withOrganization(context, async (transaction) => {
    const isProof = sighting === "present";
    const { count } = await transaction.organizationDomain.updateMany({
      where: { organizationId, id, challenge: claim.challenge },
      data: {
        lastCheckedAt: at,
        ...(isProof && { missingSince: null, verifiedAt: claim.verifiedAt ?? at }),
      },
    });
    if (count === 0) throw notFound("domain");
    if (!isProof || claim.verifiedAt !== null) return;
    await recordAudit(transaction, context, {
      action: "domains.verify",
      resource: { kind: "domain", id, name: claim.domain },
    });
  }).catch((error: unknown) => {
    throw isTaken(error) ? taken() : error;
  });
  return sighting;
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION;
}

function taken(): AppError {
  return new AppError(
    "CONFLICT",
    "Another organisation has proven this domain. It has to remove the domain, or its record, first.",
  );
}
