import type { Problem } from "./generated/types.js";

export type ProblemDetails = Problem;

/** What the API answered in place of a result. */
export class RegulixProblem extends Error {
  readonly status: number;
  /** Stable, for programs: `invalid_input`, `not_found`, `scope_required`, `rate_limited`, … */
  readonly code: string;
  readonly requestId: string;
  /** Each wrong field with what is wrong about it. */
  readonly errors: { field: string; message: string }[];
  readonly requiredScope: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemDetails, retryAfterSeconds?: number) {
    super(problem.detail);
    this.name = "RegulixProblem";
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.request_id;
    this.errors = problem.errors ?? [];
    this.requiredScope = problem.required_scope;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came, or none of the API: the network, a proxy, a time-out. */
export class RegulixConnectionError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "RegulixConnectionError";
  }
}

/** Whether an error is this problem of the API. */
export function isProblem(error: unknown, code?: string): error is RegulixProblem {
  return error instanceof RegulixProblem && (code === undefined || error.code === code);
}
