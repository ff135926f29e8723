import { apiRoute } from "@/lib/auth/api-route";
import { answerError, answerLogs } from "@/lib/otlp/answer";
import { ingestLogs } from "@/lib/otlp/ingest-logs";
import { readExport } from "@/lib/otlp/read-export";
import { LogsExport } from "@/lib/otlp/wire";

/** OTLP/HTTP. Log records that a rule of the organisation fits become security events. */
export const POST = apiRoute(
  {
    route: "/api/otlp/v1/logs",
    scope: "security-events:write",
    rateLimit: { limit: 1_200, windowSeconds: 60 },
    answerError,
  },
  async ({ context, request }) => {
    const message = await readExport(request, "ExportLogsServiceRequest", LogsExport);
    const { refused } = await ingestLogs(context, message);
    return answerLogs(request, refused);
  },
);

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
