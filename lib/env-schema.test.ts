import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { environmentSchema, parseEnvironment } from "./env-schema";

const key = Buffer.alloc(32, 1).toString("base64");
const complete = {
  APP_URL: "https://app.example.com",
  DATABASE_URL: "postgresql://app:x@localhost/regulix",
  DATABASE_PLATFORM_URL: "postgresql://platform:x@localhost/regulix",
  AUTH_SECRET: "a".repeat(40),
  ENCRYPTION_KEY: key,
  SIGNING_KEY: key,
  CRON_SECRET: "c".repeat(20),
};

/** Set by the launcher or the tools, not by people. */
const INTERNAL = ["NODE_ENV", "REGULIX_EMBEDDED", "REGULIX_ENGINE_URL"];

/** Read by the launcher before the app's settings are parsed. */
const LAUNCHER = [
  "PORT",
  "HOST",
  "REGULIX_DATA_DIRECTORY",
  "REGULIX_POSTGRES_PORT",
  "REGULIX_ENGINE_PORT",
  "REGULIX_ENGINE_RETENTION_DAYS",
  "DATABASE_OWNER_URL",
  "DATABASE_ENGINE_URL",
];

describe("settings", () => {
  it("accepts a complete set and fills in defaults", () => {
    expect(parseEnvironment(complete)).toMatchObject({
      LOG_LEVEL: "info",
      DATABASE_POOL_SIZE: 10,
      STAFF_EMAILS: [],
    });
  });

  it("treats an empty optional setting as unset", () => {
    expect(parseEnvironment({ ...complete, SENTRY_DSN: "", S3_BUCKET: " " })).toMatchObject({
      SENTRY_DSN: undefined,
      S3_BUCKET: undefined,
    });
  });

  it.each([
    ["APP_URL", "ftp://example.com", "public address"],
    ["DATABASE_URL", "mysql://x/y", "postgresql://"],
    ["DATABASE_POOL_SIZE", "0", "at least 1"],
    ["DATABASE_POOL_SIZE", "ten", "must be a number"],
    ["ENCRYPTION_KEY", "c2hvcnQ=", "32 bytes"],
    ["AUTH_SECRET", "short", "32 characters"],
    ["LOG_LEVEL", "loud", "must be fatal"],
    ["SENTRY_TRACES_SAMPLE_RATE", "2", "from 0 to 1"],
    ["SMTP_URL", "http://mail", "smtp://"],
  ])("names %s when it is %s", (name, value, complaint) => {
    expect(() => parseEnvironment({ ...complete, [name]: value })).toThrow(
      new RegExp(`${name}: .*${complaint}`),
    );
  });

  it("names every missing setting at once", () => {
    expect(() => parseEnvironment({})).toThrow(/APP_URL[\s\S]*DATABASE_URL[\s\S]*CRON_SECRET/);
  });

  it("are all described in .env.example, and nothing else is", () => {
    const described = [...readFileSync(".env.example", "utf8").matchAll(/^#([A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    );
    const expected = [
      ...Object.keys(environmentSchema.shape).filter((name) => !INTERNAL.includes(name)),
      ...LAUNCHER,
    ];
    expect(described.sort()).toEqual(expected.sort());
  });
});
