import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/** Whom the mails about a ticket go to, and the organisation that they are of. */
export type Requester = {
  organizationName: string;
  organizationSlug: string;
  /** Null once they have left: whoever left the organisation is told nothing more of it. */
  to: { userId: string; name: string; email: string } | null;
};

/** Through the platform's door. */
export async function readRequester(
  transaction: Transaction,
  { organizationId, requesterUserId }: { organizationId: string; requesterUserId: string | null },
): Promise<Requester> {
  const { name, slug, deletedAt, memberships } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      name: true,
      slug: true,
      deletedAt: true,
      memberships: {
        where: { userId: requesterUserId ?? organizationId },
        select: { user: { select: { id: true, name: true, email: true } } },
      },
    },
  });
  const person = deletedAt === null ? memberships[0]?.user : undefined;
  return {
    organizationName: name,
    organizationSlug: slug,
    to: person ? { userId: person.id, name: person.name, email: person.email } : null,
  };
}
