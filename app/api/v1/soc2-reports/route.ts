import { createReportEndpoint, listReportsEndpoint, presentReport } from "@/lib/api/resources/soc2-reports";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { AppError } from "@/lib/core/errors";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import { requestReport } from "@/lib/soc2-report/mutations";
import { getReport, listReports } from "@/lib/soc2-report/queries";
import { ReportInput } from "@/lib/soc2-report/schema";

export const GET = apiEndpoint(listReportsEndpoint, async ({ context, query, after, cursorTo }) => {
  const { items, next } = await listReports(context, { after, limit: query.limit });
  return { status: 200, body: { data: items.map(presentReport), next_cursor: cursorTo(next) } };
});

export const POST = apiEndpoint(createReportEndpoint, async ({ context, body, writeId }) => {
  const period = ReportInput.safeParse({ fromDay: body.from_day, toDay: body.to_day });
  if (!period.success)
    throw new AppError("INVALID_INPUT", "The period is not valid.", { fields: fieldErrorsOf(period.error) });
  const id = await requestReport(context, period.data, writeId);
  return { status: 201, body: presentReport(await getReport(context, id)) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
