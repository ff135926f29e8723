import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

const DAY_MS = 24 * 3_600_000;

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** What the roll-up of metrics does with the day before `midnight`. */
export function rollUpScenarios(midnight: Date): Record<string, Scenario> {
  return {
    "roll-up-metrics": {
      arrange: async () => {
        const yesterday = new Date(midnight.getTime() - DAY_MS);
        const organizationId = newId();
        await withPlatform("test", async (transaction) => {
          await transaction.metricRollup.updateMany({ data: { rolledUntil: yesterday } });
          for (const [minutes, requestCount] of [
            [5, 10],
            [65, 30],
          ] as const)
            await transaction.metricSlot.create({
              data: {
                organizationId,
                slot: new Date(yesterday.getTime() + minutes * 60_000),
                requestCount,
                apiLatencyMs: 100,
              },
            });
        });
        return { slotAt: midnight.toISOString() };
      },
      effect: () =>
        rowsOf(`SELECT 'hour' AS of, samples, averages[1] AS mean FROM metrics_1h WHERE slot <= '${midnight.toISOString()}'
        UNION ALL SELECT 'day', samples, averages[1] FROM metrics_1d ORDER BY 1, 3`),
      once: [
        { of: "day", samples: 2, mean: 20 },
        { of: "hour", samples: 1, mean: 10 },
        { of: "hour", samples: 1, mean: 30 },
      ],
    },
  };
}
