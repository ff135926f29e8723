import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { readSessionCookie, sessionCookie, writeSessionCookie } from "./session-cookie";

const jar = vi.hoisted(() => new Map<string, { value: string; options?: Record<string, unknown> }>());
const settings = vi.hoisted(() => ({ AUTH_SECRET: "a".repeat(48), APP_URL: "https://app.example.com" }));
vi.mock("@/lib/env", () => ({ env: settings }));
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => jar.get(name),
      set: (name: string, value: string, options: Record<string, unknown>) =>
        jar.set(name, { value, options }),
    }),
}));

const NAME = "__Host-regulix.session";

describe("the session cookie", () => {
  beforeEach(() => {
    jar.clear();
    settings.AUTH_SECRET = "a".repeat(48);
  });

  it("carries the session, readable to us alone", async () => {
    const id = newId();
    await writeSessionCookie(id);
    expect(await readSessionCookie()).toBe(id);
    const written = jar.get(NAME)?.value ?? "";
    const parts = written.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(parts.join()).not.toContain(id);
  });

  it("is out of reach of scripts, other sites' posts, other hosts and plain http", async () => {
    await writeSessionCookie(newId());
    expect(jar.get(NAME)?.options).toEqual({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: true,
      maxAge: 30 * 24 * 60 * 60,
    });
    expect(sessionCookie().options).not.toHaveProperty("domain");
  });

  it("made from a session's id alone, as a reader of the database could, is worth nothing", async () => {
    jar.set(NAME, { value: newId() });
    expect(await readSessionCookie()).toBeNull();
  });

  it("that was tampered with, or made with another secret, is worth nothing", async () => {
    await writeSessionCookie(newId());
    const { value } = jar.get(NAME) ?? { value: "" };
    jar.set(NAME, { value: `${value.slice(0, -2)}${value.endsWith("AA") ? "BB" : "AA"}` });
    expect(await readSessionCookie()).toBeNull();
    jar.set(NAME, { value });
    settings.AUTH_SECRET = "b".repeat(48);
    expect(await readSessionCookie()).toBeNull();
  });

  it.each([{}, { sessionId: 7 }, { sessionId: "not an id" }])(
    "with the claims %j is worth nothing",
    async (token) => {
      jar.set(NAME, { value: await encode({ token, secret: settings.AUTH_SECRET }) });
      expect(await readSessionCookie()).toBeNull();
    },
  );
});
