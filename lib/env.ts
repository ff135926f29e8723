import "server-only";
import { parseEnvironment, type Environment } from "./env-schema";

let parsed: Environment | undefined;

/** The settings of this process: the only reader of process.env. Parsed at first use, so a build needs none. */
export const env: Environment = new Proxy({} as Environment, {
  get(_target, name) {
    parsed ??= parseEnvironment(process.env);
    return parsed[name as keyof Environment];
  },
});
