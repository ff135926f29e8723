import type { Prisma } from "./generated/client";

/** What a door hands to its work: a Prisma client bound to one transaction. */
export type Transaction = Prisma.TransactionClient;
