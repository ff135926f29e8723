import type { ActionResult } from "@/components/forms/use-action-form";

/** Runs an action so that a lost connection is a sentence in the form, which keeps what was written. */
export async function sendSafely<Result extends ActionResult>(
  send: () => Promise<Result>,
): Promise<Result | { data?: undefined; serverError: NonNullable<ActionResult["serverError"]> }> {
  try {
    return await send();
  } catch {
    const message = "It was not sent: there is no connection. Your text is kept; try again.";
    return { serverError: { message, fields: [], requestId: "" } };
  }
}
