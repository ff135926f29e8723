import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startSession } from "@/lib/accounts/sessions";
import { withPlatform } from "@/lib/db/with-platform";
import { recordSecurityEvent } from "@/lib/security-events/record";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { listenForNotifications } from "./notification-listener";
import { closeUnauthorizedStreams, type StreamHolder } from "./open-streams";
import { pollForSignals } from "./poll";
import { liveStream } from "./stream";

/** Reads a stream as a browser would. */
function openPage(holder: StreamHolder) {
  const leaving = new AbortController();
  const reader = liveStream(holder, ["security-events"], leaving.signal)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  return {
    leave: () => leaving.abort(),
    next: async () => (await reader.read()).value as string | undefined,
  };
}

describe("live updates", () => {
  let tenant: OrganizationFixture;
  let other: OrganizationFixture;
  let superuser: pg.Client;

  beforeAll(async () => {
    [tenant, other] = await Promise.all([
      createOrganizationFixture("Live"),
      createOrganizationFixture("Other"),
    ]);
    superuser = new pg.Client({ connectionString: process.env.DATABASE_SUPERUSER_URL });
    await superuser.connect();
  });
  afterAll(() => superuser.end());

  async function holderOf({ user, organization, context }: OrganizationFixture): Promise<StreamHolder> {
    const sessionId = await withPlatform("test", (transaction) =>
      startSession(transaction, user.id, context.origin),
    );
    return { sessionId, userId: user.id, organizationId: organization.id, role: "owner" };
  }

  async function listeningPage(holder: StreamHolder) {
    const page = openPage(holder);
    expect(await page.next()).toContain("event: ready");
    // Once the connection listens, every page is told to look again.
    expect(await page.next()).toBe("event: changed\ndata: security-events\n\n");
    return page;
  }

  it("tell an open page within a second of the event being committed, and nobody else's page", async () => {
    const [page, foreign] = [await listeningPage(await holderOf(tenant)), openPage(await holderOf(other))];
    expect(await foreign.next()).toContain("event: ready");
    await recordSecurityEvent({ organizationId: tenant.organization.id, kind: "authentication.failed" });
    const committedAt = performance.now();
    expect(await page.next()).toBe("event: changed\ndata: security-events\n\n");
    expect(performance.now() - committedAt).toBeLessThan(1_000);

    await recordSecurityEvent({ organizationId: other.organization.id, kind: "authentication.failed" });
    expect(await foreign.next()).toContain("changed");
    foreign.leave();
    page.leave();
    expect(await page.next()).toBeUndefined();
  });

  it("end for a revoked session and go on for others", async () => {
    const [revoked, kept] = [await holderOf(tenant), await holderOf(tenant)];
    const [revokedPage, keptPage] = [openPage(revoked), openPage(kept)];
    await Promise.all([revokedPage.next(), keptPage.next()]);
    await superuser.query("UPDATE sessions SET revoked_at = now() WHERE id = $1", [revoked.sessionId]);
    await closeUnauthorizedStreams();
    await expect.poll(() => revokedPage.next()).toBeUndefined();
    await recordSecurityEvent({ organizationId: tenant.organization.id, kind: "authentication.failed" });
    expect(await keptPage.next()).toContain("changed");
    keptPage.leave();
  });

  it("end when the role changes", async () => {
    const holder = await holderOf(tenant);
    const page = openPage({ ...holder, role: "admin" });
    await page.next();
    await closeUnauthorizedStreams();
    await expect.poll(() => page.next()).toBeUndefined();
  });

  it("refuse a person too many open pages", async () => {
    const holder = await holderOf(await createOrganizationFixture("Many"));
    const pages = Array.from({ length: 12 }, () => openPage(holder));
    expect(() => openPage(holder)).toThrow("Too many pages");
    pages[0]?.leave();
    const again = openPage(holder);
    for (const page of [...pages, again]) page.leave();
  });

  it("come back after the connection was cut, and say that something may be missing meanwhile", async () => {
    const states: boolean[] = [];
    const payloads: string[] = [];
    const stop = listenForNotifications({
      connectionString: process.env.DATABASE_PLATFORM_URL ?? "",
      notify: (payload) => superuser.query("SELECT pg_notify('regulix_live', $1)", [payload]),
      onPayload: (payload) => payloads.push(payload),
      onStateChange: (listening) => states.push(listening),
    });
    await vi.waitFor(() => expect(states).toEqual([true]), 5_000);
    await superuser.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'regulix-live'",
    );
    await vi.waitFor(() => expect(states).toEqual([true, false, true]), 5_000);
    await superuser.query("SELECT pg_notify('regulix_live', 'after')");
    await vi.waitFor(() => expect(payloads).toEqual(["after"]), 5_000);
    stop();
  });

  it("never claim to listen where notifications do not arrive, as behind a transaction-mode pooler", async () => {
    const states: boolean[] = [];
    const asked: string[] = [];
    const stop = listenForNotifications({
      connectionString: process.env.DATABASE_PLATFORM_URL ?? "",
      notify: (payload) => Promise.resolve(asked.push(payload)),
      onPayload: () => undefined,
      onStateChange: (listening) => states.push(listening),
      echoTimeoutMilliseconds: 50,
    });
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1), 5_000);
    stop();
    expect(states).not.toContain(true);
  });

  it("are found by looking where listening does not work", async () => {
    const ids = [tenant.organization.id, other.organization.id];
    const { positions } = await pollForSignals(ids, null);
    expect((await pollForSignals(ids, positions)).signals).toEqual([]);
    await recordSecurityEvent({ organizationId: tenant.organization.id, kind: "authentication.failed" });
    expect((await pollForSignals(ids, positions)).signals).toEqual([
      { topic: "security-events", organizationIds: [tenant.organization.id] },
    ]);
  });
});
