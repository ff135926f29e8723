import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/notify";
import { reportSecurityEvent } from "@/lib/security-events/report";

type Person = { id: string; name: string; email: string };

type Requiring = { organizationId: string; role: string };

/**
 * Whether somebody has to take their organisation's single sign-on instead. Owners get in without it, but
 * with a second factor only: that is how a provider that fails does not lock everybody out.
 */
export async function mustUseSingleSignOn(
  transaction: Transaction,
  user: Pick<Person, "id" | "email">,
  { withSecondFactor }: { withSecondFactor: boolean },
): Promise<boolean> {
  const requiring = await findRequiring(transaction, user);
  return requiring !== null && !(requiring.role === "owner" && withSecondFactor);
}

/** Keeps, tells and reports that an owner got in without the single sign-on that is required of others. */
export async function recordBreakGlass(
  transaction: Transaction,
  user: Person,
  sign: { sessionId: string; method: string },
  origin: RequestOrigin,
): Promise<void> {
  const requiring = await findRequiring(transaction, user);
  if (requiring?.role !== "owner") return;
  const { organizationId } = requiring;
  const actor = { kind: "user", userId: user.id, name: user.name, email: user.email } as const;
  await notify(transaction, {
    type: "sso.bypassed",
    organizationId,
    data: { name: user.name },
    key: newId(),
    to: { permission: "organization.update", except: [user.id] },
  });
  await recordAudit(
    transaction,
    { organizationId, actor, origin },
    {
      action: "sso.bypass",
      resource: { kind: "session", id: sign.sessionId },
      after: { method: sign.method },
    },
  );
  reportSecurityEvent(organizationId, {
    kind: "authentication.succeeded",
    severity: "medium",
    actor,
    origin,
    target: { kind: "user", id: user.id },
    detail: { without_single_sign_on: true, method: sign.method },
  });
}

/** The organisation that requires its own sign-on of this member; a domain is proven by one at most. */
async function findRequiring(
  transaction: Transaction,
  { id, email }: Pick<Person, "id" | "email">,
): Promise<Requiring | null> {
  const [found] = await transaction.$queryRaw<Requiring[]>`
    SELECT memberships.organization_id AS "organizationId", memberships.role
      FROM memberships
      JOIN organizations ON organizations.id = memberships.organization_id AND organizations.deleted_at IS NULL
     WHERE memberships.user_id = ${id}::uuid
       AND requires_single_sign_on(memberships.organization_id, ${email}::citext)`;
  return found ?? null;
}
