import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Channels } from "../types";

/** Somebody who is told, and what they chose. */
export type Recipient = {
  userId: string;
  email: string;
  /** Null for what is about the account. */
  organization: { id: string; slug: string; name: string } | null;
  choice: Channels | null;
};

type RecipientQuery = {
  organizationId: string;
  type: string;
  /** Null for one person. */
  roles: readonly string[] | null;
  userId: string | null;
  except: readonly string[];
};

type RecipientRow = {
  userId: string;
  email: string;
  slug: string;
  name: string;
  inApp: boolean | null;
  mail: boolean | null;
};

/** The members of an organisation whom a notice is for. Somebody who is no member any more is not. */
export async function findRecipients(transaction: Transaction, query: RecipientQuery): Promise<Recipient[]> {
  const { organizationId, type, roles, userId, except } = query;
  const rows = await transaction.$queryRaw<RecipientRow[]>`
    SELECT memberships.user_id AS "userId", users.email::text AS email, organizations.slug, organizations.name,
           preferences.in_app AS "inApp", preferences.mail
      FROM memberships
      JOIN users ON users.id = memberships.user_id
      JOIN organizations ON organizations.id = memberships.organization_id AND organizations.deleted_at IS NULL
      LEFT JOIN notification_preferences AS preferences
        ON preferences.organization_id = memberships.organization_id
       AND preferences.user_id = memberships.user_id AND preferences.type = ${type}
     WHERE memberships.organization_id = ${organizationId}::uuid
       AND (${roles}::text[] IS NULL OR memberships.role = ANY(${roles}::text[]))
       AND (${userId}::uuid IS NULL OR memberships.user_id = ${userId}::uuid)
       AND memberships.user_id <> ALL(${except}::uuid[])
     ORDER BY memberships.user_id`;
  return rows.map((row) => ({
    userId: row.userId,
    email: row.email,
    organization: { id: organizationId, slug: row.slug, name: row.name },
    choice: row.inApp === null || row.mail === null ? null : { inApp: row.inApp, mail: row.mail },
  }));
}

/** The person an account notice is for. */
export async function findPerson(transaction: Transaction, userId: string): Promise<Recipient | null> {
  const user = await transaction.user.findUnique({ where: { id: userId }, select: { email: true } });
  return user && { userId, email: user.email, organization: null, choice: null };
}
