import { describe, expect, it } from "vitest";
import { createLogger } from "./logger";

function recordingLogger() {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  return { logger, last: () => JSON.parse(lines.at(-1) ?? "null") as Record<string, unknown> };
}

describe("the logger", () => {
  it("writes one JSON line with level, time and the request id of its child", () => {
    const { logger, last } = recordingLogger();
    logger.child({ requestId: "r-1" }).info({ route: "/x" }, "answered");
    expect(last()).toMatchObject({
      level: "info",
      service: "regulix",
      requestId: "r-1",
      route: "/x",
      msg: "answered",
    });
    expect(Date.parse(String(last().time))).not.toBeNaN();
  });

  it("hides secrets in fields, bindings, errors and the message itself", () => {
    const { logger, last } = recordingLogger();
    const err = new Error("connect postgresql://app:hunter2@db", {
      cause: { headers: { cookie: "hunter2" } },
    });
    logger
      .child({ authorization: "hunter2" })
      .error({ err, body: { password: "hunter2" } }, "Bearer hunter2hunter2 was refused");
    expect(JSON.stringify(last())).not.toContain("hunter2");
    expect(last()).toMatchObject({ err: { message: "connect postgresql://app:[redacted]@db" } });
  });

  it("keeps an error that is the only argument", () => {
    const { logger, last } = recordingLogger();
    logger.error(new Error("postgresql://app:hunter2@db is gone"));
    expect(JSON.stringify(last())).not.toContain("hunter2");
    expect(last()).toMatchObject({ err: { name: "Error" } });
  });
});
