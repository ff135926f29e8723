import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

const MOST_ROWS = 100;

export type BillingFinding = { organization: { id: string; name: string }; text: string };

export type TokenDifference = {
  organization: { id: string; name: string };
  month: Date;
  ledgerMicros: bigint;
  stripeMicros: bigint;
  waitingMicros: bigint;
  checkedAt: Date;
};

/** What is odd in organisations' accounts at Stripe and needs a person. */
export async function listBillingFindings(): Promise<BillingFinding[]> {
  const rows = await withPlatform("list what is odd in billing for staff", (transaction) =>
    transaction.billingAccount.findMany({
      where: { problem: { not: null } },
      select: { problem: true, organization: { select: { id: true, name: true } } },
      orderBy: { updatedAt: "desc" },
      take: MOST_ROWS,
    }),
  );
  return rows.map(({ organization, problem }) => ({ organization, text: problem ?? "" }));
}

/** Where the ledger of tokens and Stripe's meter differ, the newest months first. */
export async function listTokenDifferences(): Promise<TokenDifference[]> {
  const rows = await withPlatform(
    "list differences of tokens for staff",
    (transaction) =>
      transaction.$queryRaw<(Omit<TokenDifference, "organization"> & { id: string; name: string })[]>`
        SELECT organization.id, organization.name, found.month, found.ledger_micros AS "ledgerMicros",
               found.stripe_micros AS "stripeMicros", found.waiting_micros AS "waitingMicros",
               found.checked_at AS "checkedAt"
          FROM token_reconciliations AS found
          JOIN organizations AS organization ON organization.id = found.organization_id
         WHERE found.ledger_micros <> found.stripe_micros
         ORDER BY found.month DESC, organization.name LIMIT ${MOST_ROWS}`,
  );
  return rows.map(({ id, name, ...row }) => ({ organization: { id, name }, ...row }));
}
