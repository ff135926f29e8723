import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { sealClientSecret } from "../connection";
import { isOwnNetwork } from "../oidc/private-provider";
import type { SaveConnectionInput } from "../schema";

/**
 * Sets up an organisation's provider, or changes it. Settings that reach another client have to be tested
 * anew; until then nobody is sent there, and nobody has to go.
 */
export async function saveConnection(
  context: OrganizationContext,
  input: SaveConnectionInput,
): Promise<void> {
  requirePermission(context, "organization.update");
  if (!/^https:/i.test(input.issuer) && !isOwnNetwork(input.issuer))
    throw atField("issuer", "The address must begin with https://.");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const before = await transaction.ssoConnection.findUnique({ where: { organizationId } });
    if (before === null && input.clientSecret === "")
      throw atField("clientSecret", "Write the client's secret.");
    // A secret goes only where it was meant for, or whoever changes the address could have it sent to them.
    if (before !== null && before.issuer !== input.issuer && input.clientSecret === "")
      throw atField(
        "clientSecret",
        "Write the secret again: it belongs to the provider that was set before.",
      );
    const id = before?.id ?? newId();
    const isOtherClient =
      before?.issuer !== input.issuer || before.clientId !== input.clientId || input.clientSecret !== "";
    const at = readClock();
    const after = {
      issuer: input.issuer,
      clientId: input.clientId,
      defaultRole: input.defaultRole,
      ...(input.clientSecret !== "" && { clientSecret: sealClientSecret(id, input.clientSecret) }),
      ...(isOtherClient && { testedAt: null, testFailure: null }),
    };
    if (before === null)
      await transaction.ssoConnection.create({
        data: {
          ...after,
          id,
          organizationId,
          clientSecret: sealClientSecret(id, input.clientSecret),
          createdAt: at,
        },
      });
    else await transaction.ssoConnection.update({ where: { organizationId }, data: after });
    if (isOtherClient) await stopRequiring(transaction, organizationId);
    const shown = ({ issuer, clientId, defaultRole }: typeof input | NonNullable<typeof before>) => ({
      ...{ issuer, clientId, defaultRole },
    });
    await recordAudit(transaction, context, {
      action: "sso.save_connection",
      resource: { kind: "sso_connection", id },
      ...(before !== null && { before: shown(before) }),
      after: { ...shown(input), secretReplaced: input.clientSecret !== "" },
    });
  });
}

/** Takes the provider away: members sign in as everybody does. */
export async function removeConnection(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await transaction.ssoConnection.findUnique({ where: { organizationId } });
    const { count } = await transaction.ssoConnection.deleteMany({ where: { organizationId } });
    if (before === null || count === 0) return;
    await transaction.organizationDomain.updateMany({ where: { organizationId }, data: { signOn: "off" } });
    await recordAudit(transaction, context, {
      action: "sso.remove_connection",
      resource: { kind: "sso_connection", id: before.id },
      before: { issuer: before.issuer, clientId: before.clientId },
    });
  });
}

/** A secret with a typing error must not lock everybody out. */
async function stopRequiring(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.organizationDomain.updateMany({
    where: { organizationId, signOn: "required" },
    data: { signOn: "offered" },
  });
}

function atField(field: string, message: string): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}
