import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { newChallenge } from "@/lib/domains/challenge";
import { env } from "@/lib/env";
import { requireFeature } from "@/lib/plans/entitlements";
import { parseHostName } from "../host-name";
import { nextCheckAt } from "../judge";
import type { AddCustomDomainInput } from "../schema";

/** Each is looked up every hour. */
const MOST_DOMAINS = 10;

/** Claims a host name. Others may claim it too: only its TXT record decides whose it is. */
export async function addCustomDomain(
  context: OrganizationContext,
  input: AddCustomDomainInput,
): Promise<void> {
  requirePermission(context, "organization.update");
  await requireFeature(context, "custom-domain");
  const target = env.CUSTOM_DOMAIN_TARGET;
  if (target === undefined) throw notSetUp();
  const parsed = parseHostName(input.hostName, { appHost: new URL(env.APP_URL).hostname, target });
  if (!parsed.ok) throw atField(parsed.message);
  const { organizationId } = context;
  const hostName = parsed.domain;
  const id = newId();
  const createdAt = readClock();
  await withOrganization(context, async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const others = await transaction.customDomain.findMany({ where: { organizationId } });
    const earlier = others.find((domain) => domain.hostName === hostName);
    if (earlier && earlier.state !== "released") throw atField("This name is in your list already.");
    if (others.filter(({ state }) => state !== "released").length >= MOST_DOMAINS)
      throw atField(`An organisation can have ${MOST_DOMAINS} custom domains. Remove one first.`);
    // A name that was given up begins anew, with another proof; until then it stays kept from others.
    if (earlier) await transaction.customDomain.deleteMany({ where: { organizationId, id: earlier.id } });
    await transaction.customDomain.create({
      data: {
        ...{ id, organizationId, hostName, createdAt },
        challenge: newChallenge(),
        heldUntil: earlier?.heldUntil ?? null,
        isAttached: earlier?.isAttached ?? false,
        nextCheckAt: nextCheckAt({ state: "pending", createdAt, failingSince: null }, createdAt),
      },
    });
    await recordAudit(transaction, context, {
      action: "custom_domains.add",
      resource: { kind: "custom_domain", id, name: hostName },
    });
  });
}

/** What an installation says that has nowhere for custom domains to lead. */
export function notSetUp(): AppError {
  return new AppError(
    "UNAVAILABLE",
    "This installation has no custom domains yet: its setting CUSTOM_DOMAIN_TARGET is missing.",
  );
}

function atField(message: string): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "hostName", message }] });
}
