import type { InngestFunction } from "inngest";
import { collectMetrics } from "./functions/collect-metrics";
import { deliverMailOnQueued } from "./functions/deliver-mail";
import { maintainPartitions } from "./functions/maintain-partitions";
import { pruneExpiredDaily } from "./functions/prune-expired";
import { rollUpMetricsHourly } from "./functions/roll-up-metrics";
import { tellOfExpiringApiKeysDaily } from "./functions/tell-of-expiring-api-keys";
import { sweepMail } from "./functions/sweep-mail";

/** Every durable function of the product, as served at /api/inngest. */
export const functions: InngestFunction.Any[] = [
  collectMetrics,
  deliverMailOnQueued,
  maintainPartitions,
  pruneExpiredDaily,
  rollUpMetricsHourly,
  sweepMail,
  tellOfExpiringApiKeysDaily,
];
