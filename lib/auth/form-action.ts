import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError, UNEXPECTED_ERROR_MESSAGE } from "@/lib/core/errors";
import type { RequestOrigin } from "@/lib/core/context";
import { reportError } from "@/lib/observability/error-tracking";
import type { FormState } from "./form-state";
import { requestOrigin } from "./request-origin";

const SECRET_FIELD = /password|token|code/i;

/**
 * Runs a form that needs no session: checks the fields, does the work and turns errors into what the
 * form shows. `work` may redirect, or return `done` or a failure of its own.
 */
export async function runFormAction<Schema extends z.ZodType>(
  schema: Schema,
  formData: FormData,
  work: (input: z.output<Schema>, origin: RequestOrigin) => Promise<FormOutcome>,
): Promise<FormState> {
  const origin = await requestOrigin();
  const fields = fieldsOf(formData);
  const parsed = schema.safeParse(fields);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
    return failed(fields, { fields: problems });
  }
  try {
    const outcome = await work(parsed.data, origin);
    return outcome === "done"
      ? { ...failed(fields, {}), status: "done" }
      : failed(fields, { message: outcome.message, fields: outcome.fields });
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return failed(fields, { fields: error.fields, message: error.message });
    await reportError(error, { requestId: origin.requestId, where: "form" });
    return failed(fields, { message: UNEXPECTED_ERROR_MESSAGE, requestId: origin.requestId });
  }
}

/** The texts of a form, without the fields by which React finds the action before its page is alive. */
function fieldsOf(formData: FormData): Record<string, string> {
  return Object.fromEntries(
    [...formData].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION_") ? [[name, value]] : [],
    ),
  );
}

export type FormOutcome = "done" | { message: string; fields?: FormState["fields"] };

type Failure = Partial<Pick<FormState, "fields" | "message" | "requestId">>;

function failed(input: Record<string, string>, failure: Failure): FormState {
  const { fields = [], message = null, requestId = null } = failure;
  return {
    status: "failed",
    values: Object.fromEntries(Object.entries(input).filter(([name]) => !SECRET_FIELD.test(name))),
    fields,
    // The message repeats the sentence at the field; the summary shows each only once.
    message: fields.length > 0 ? null : message,
    requestId,
  };
}
