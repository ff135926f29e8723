import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { newChallenge } from "@/lib/domains/challenge";
import { parseDomain } from "@/lib/domains/domain-name";
import type { AddDomainInput } from "../schema";

/** Each proven domain is looked up every day. */
const MOST_DOMAINS = 20;

/** Claims a domain. Others may claim it too: only its TXT record decides whose it is. */
export async function addDomain(context: OrganizationContext, input: AddDomainInput): Promise<void> {
  requirePermission(context, "organization.update");
  const parsed = parseDomain(input.domain);
  if (!parsed.ok) throw atField(parsed.message);
  const { domain } = parsed;
  const { organizationId } = context;
  const id = newId();
  await withOrganization(context, async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    if ((await transaction.organizationDomain.count({ where: { organizationId } })) >= MOST_DOMAINS)
      throw atField(`An organisation can have ${MOST_DOMAINS} domains. Remove one first.`);
    const { count } = await transaction.organizationDomain.createMany({
      data: { id, organizationId, domain, challenge: newChallenge(), createdAt: readClock() },
      skipDuplicates: true,
    });
    if (count === 0) throw atField("This domain is in your list already.");
    await recordAudit(transaction, context, {
      action: "domains.add",
      resource: { kind: "domain", id, name: domain },
    });
  });
}

function atField(message: string): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "domain", message }] });
}
