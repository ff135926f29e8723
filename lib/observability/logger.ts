import "server-only";
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "@/lib/env";
import { redact, redactText } from "./redact";

const BOUND_SECRETS = ["password", "token", "secret", "authorization", "cookie", "apiKey"];

/** One JSON line an event. Everything written passes through the redaction first. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: "regulix" },
      timestamp: pino.stdTimeFunctions.isoTime,
      // The redaction writes errors out itself; pino's own serializer would undo it.
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ level: label }),
        log: (record) => redact(record) as Record<string, unknown>,
      },
      // Bindings of a child and the message pass by the formatters.
      redact: { paths: BOUND_SECRETS, censor: "[redacted]" },
      hooks: { streamWrite: redactText },
    },
    destination,
  );
}

let made: Logger | undefined;

/** The process's logger; add the request by `logger.child({ requestId })`. Made at first use, because a build has no settings. */
export const logger: Logger = new Proxy({} as Logger, {
  get(_target, name) {
    made ??= createLogger(env.LOG_LEVEL);
    const value: unknown = Reflect.get(made, name, made);
    return typeof value === "function" ? value.bind(made) : value;
  },
});
