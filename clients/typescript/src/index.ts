export { Regulix } from "./generated/client.js";
export type * from "./generated/types.js";
export { RegulixConnectionError, RegulixProblem, isProblem } from "./errors.js";
export type { ProblemDetails } from "./errors.js";
export type { CallOptions, RegulixOptions } from "./transport.js";
