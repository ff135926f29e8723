import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Scopes } from "../assess";

/** What the organisation has chosen of each framework. */
export async function loadScopes(transaction: Transaction, organizationId: string): Promise<Scopes> {
  const rows = await transaction.complianceScope.findMany({ where: { organizationId } });
  return Object.fromEntries(
    rows.map(({ frameworkId, included, excludedSections }) => [frameworkId, { included, excludedSections }]),
  );
}
