import { listMetrics, presentMetric, pushMetrics } from "@/lib/api/resources/metrics";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { AppError } from "@/lib/core/errors";
import { listMetricPage } from "@/lib/metrics/metric-pages";
import { pushPoints } from "@/lib/metrics/push-points";

export const GET = apiEndpoint(listMetrics, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listMetricPage(context, { ...query, after });
  return { status: 200, body: { data: items.map(presentMetric), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(pushMetrics, async ({ context, body }) => {
  const result = await pushPoints(context, body);
  if (result.accepted + result.duplicates > 0) return { status: 200, body: result };
  throw new AppError("INVALID_INPUT", "No point could be kept.", {
    fields: result.rejected.map(({ index, field, reason }) => ({
      field: ["points", index, field].filter((part) => part !== "").join("."),
      message: reason,
    })),
  });
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
