import type { InngestFunction } from "inngest";

/** Every durable function of the product, as served at /api/inngest. */
export const functions: InngestFunction.Any[] = [];
