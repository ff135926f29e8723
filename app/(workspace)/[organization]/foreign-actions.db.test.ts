import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { startSession } from "@/lib/accounts/sessions";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { withPlatform } from "@/lib/db/with-platform";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Firefox" }),
  cookies: async () => ({
    get: (name: string) => ({ value: browser.cookies.get(name) }),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));

const WORKSPACE = resolve("app/(workspace)/[organization]");

type Action = (slug: string, input: object) => Promise<{ serverError?: { code: string }; failed?: boolean }>;

function filesWithActions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isFile() &&
      /(?<!test)\.ts$/.test(entry.name) &&
      /^"use server"/.test(readFileSync(path, "utf8"))
      ? [path]
      : [];
  });
}

const allFiles = filesWithActions(WORKSPACE);

function using(wrapper: "organizationAction" | "sessionAction"): string[] {
  return allFiles.filter((path) => readFileSync(path, "utf8").includes(wrapper));
}

const files = using("organizationAction");

describe("the actions of somebody else's organisation", () => {
  let victim: OrganizationFixture;
  let actions: [name: string, action: Action][];

  beforeAll(async () => {
    victim = await createOrganizationFixture("Victim");
    const attacker = await createOrganizationFixture("Attacker");
    const sessionId = await withPlatform("test", (transaction) =>
      startSession(transaction, attacker.user.id, newOrigin()),
    );
    await writeSessionCookie(sessionId);
    const modules = await Promise.all(
      files.map(async (path) => (await import(path)) as Record<string, Action>),
    );
    actions = modules.flatMap((module) => Object.entries(module));
  }, 60_000);

  it("are found in the tree, so that a new one is tried as well", () => {
    expect(files.length).toBeGreaterThan(6);
    expect(actions.length).toBeGreaterThan(15);
  });

  it("go through one of the two wrappers: for an organisation, or for the person alone", () => {
    const wrapped = new Set([...files, ...using("sessionAction")]);
    expect(allFiles.filter((path) => !wrapped.has(path))).toEqual([]);
  });

  it("do not exist: each answers as for an organisation that is not there, and changes nothing", async () => {
    const before = await auditEntries();
    const existing: string[] = [];
    // One after the other: all at once would wait for connections longer than a request may.
    for (const [name, action] of actions) {
      const { serverError, failed } = await action(victim.organization.slug, {});
      if (serverError?.code !== "NOT_FOUND" && failed !== true) existing.push(name);
    }
    expect(existing).toEqual([]);
    expect(await auditEntries()).toBe(before);
  });

  async function auditEntries(): Promise<number> {
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS count FROM audit_logs WHERE organization_id = $1",
      [victim.organization.id],
    );
    return (rows[0] as { count: number }).count;
  }
});
