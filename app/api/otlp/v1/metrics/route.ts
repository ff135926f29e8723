import { apiRoute } from "@/lib/auth/api-route";
import { answerError, answerMetrics } from "@/lib/otlp/answer";
import { ingestMetrics } from "@/lib/otlp/ingest-metrics";
import { readExport } from "@/lib/otlp/read-export";
import { MetricsExport } from "@/lib/otlp/wire";

/** OTLP/HTTP. Answers when what was kept is committed. */
export const POST = apiRoute(
  {
    route: "/api/otlp/v1/metrics",
    scope: "metrics:write",
    rateLimit: { limit: 1_200, windowSeconds: 60 },
    answerError,
  },
  async ({ context, request }) => {
    const message = await readExport(request, "ExportMetricsServiceRequest", MetricsExport);
    const { refused } = await ingestMetrics(context, message);
    return answerMetrics(request, refused);
  },
);

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
