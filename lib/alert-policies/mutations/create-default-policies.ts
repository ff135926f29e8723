import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { columnsOf, definitionOf } from "../definition";
import { PolicySettings } from "../schema";
import { DEFAULT_POLICIES } from "../templates";

/** Gives a new organisation the policies that every organisation begins with, in the transaction that makes it. */
export async function createDefaultPolicies(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.alertPolicy.createMany({
    data: DEFAULT_POLICIES.map(({ settings }) => ({
      ...columnsOf(definitionOf(PolicySettings.parse(settings))),
      organizationId,
    })),
  });
}
