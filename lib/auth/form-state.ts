import type { FieldError } from "@/lib/core/errors";

/** What a posted form is drawn from again: works the same with and without JavaScript. */
export type FormState = {
  status: "idle" | "failed" | "done";
  /** What was typed, without secrets. */
  values: Record<string, string>;
  fields: FieldError[];
  /** What concerns the whole form. */
  message: string | null;
  /** Set for failures of ours, to quote to support. */
  requestId: string | null;
};

export const IDLE_FORM: FormState = {
  status: "idle",
  values: {},
  fields: [],
  message: null,
  requestId: null,
};
