import type { InngestFunction } from "inngest";
import { deliverMailOnQueued } from "./functions/deliver-mail";
import { sweepMail } from "./functions/sweep-mail";

/** Every durable function of the product, as served at /api/inngest. */
export const functions: InngestFunction.Any[] = [deliverMailOnQueued, sweepMail];
