import "server-only";
import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

const SECRETS = ["password", "token", "secret", "authorization", "cookie"];

let made: Logger | undefined;

/** The process's logger. Made at first use, because a build has no settings. */
export const logger: Logger = new Proxy({} as Logger, {
  get(_target, name) {
    made ??= pino({
      level: env.LOG_LEVEL,
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`]), censor: "[redacted]" },
    });
    const value: unknown = Reflect.get(made, name, made);
    return typeof value === "function" ? value.bind(made) : value;
  },
});
