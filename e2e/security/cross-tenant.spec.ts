import { expect, test } from "@playwright/test";
import { fill, routes } from "../fixtures/routes";
import { createTenant, enterAs, type Tenant } from "../fixtures/tenants";
import { queryWithin } from "../fixtures/database";
import { createRecords, createRoom, type TenantRecords } from "../fixtures/records";

// Every page and handler below an organisation, tried with another tenant's address and ids.
const tenantRoutes = routes().filter(({ pattern }) => pattern.includes("[organization]"));

/** What is not simply read by its address: files are sent there, or read by a link that was signed. */
const OWN_ANSWERS: Record<string, number> = {
  "/[organization]/support/files": 405,
  "/[organization]/support/files/[id]": 410,
};

test.describe("somebody else's organisation", () => {
  let victim: Tenant;
  let attacker: Tenant;
  let secrets: TenantRecords;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    victim = await createTenant("Victim");
    attacker = await createTenant("Attacker");
    secrets = await createRecords(victim);
  });

  test("has routes to try", () => {
    expect(tenantRoutes.length).toBeGreaterThan(8);
  });

  test("answers 404 on every page and handler, and leaks no name", async ({ page }) => {
    await enterAs(page, attacker.owner);
    for (const { pattern } of tenantRoutes) {
      const path = fill(pattern, { organization: victim.slug, ...secrets.parameters });
      const response = await page.request.get(path, { maxRedirects: 0 });
      expect(response.status(), path).toBe(404);
      const body = await response.text();
      expect(body, path).not.toContain(victim.name);
      for (const secret of secrets.texts) expect(body, path).not.toContain(secret);
    }
  });

  test("keeps its records apart when their ids are used below one's own address", async ({ page }) => {
    await enterAs(page, attacker.owner);
    const withRecord = tenantRoutes.filter(({ pattern }) => /\[(?!organization\])/.test(pattern));
    for (const { pattern } of withRecord) {
      const path = fill(pattern, { organization: attacker.slug, ...secrets.parameters });
      const response = await page.request.get(path, { maxRedirects: 0 });
      const body = await response.text();
      for (const secret of secrets.texts) expect(body, path).not.toContain(secret);
      if (!secrets.sharedParameters.some((name) => pattern.includes(`[${name}]`)))
        expect(response.status(), path).toBe(404);
    }
  });

  test("still opens for its owner", async ({ page }) => {
    await enterAs(page, victim.owner);
    for (const { pattern, kind } of tenantRoutes) {
      if (kind === "handler" && pattern.includes("live")) continue;
      const path = fill(pattern, { organization: victim.slug, ...secrets.parameters });
      const response = await page.request.get(path);
      expect(response.status(), path).toBe(OWN_ANSWERS[pattern] ?? 200);
    }
  });

  test("is shown to its auditor alone, and no longer than the link works", async ({ page }) => {
    const { date = "" } = secrets.parameters;
    const token = await createRoom(attacker, "Foreign firm");
    const pages = [`/rooms/${token}`, `/rooms/${token}/${date}`, `/rooms/${token}/${date}/auth_failures_30d`];
    for (const path of pages) {
      const body = await (await page.request.get(path)).text();
      expect(body, path).not.toContain(victim.name);
      for (const secret of secrets.texts) expect(body, path).not.toContain(secret);
    }
    await queryWithin(attacker.id, "UPDATE auditor_rooms SET revoked_at = now()", []);
    for (const path of pages) expect((await page.request.get(path)).status(), path).toBe(404);
  });

  test("asks the signed-out to sign in", async ({ page }) => {
    for (const { pattern, kind } of tenantRoutes) {
      const path = fill(pattern, { organization: victim.slug, ...secrets.parameters });
      const response = await page.request.get(path, { maxRedirects: 0 });
      expect(kind === "page" ? [303, 307, 404] : [303, 307, 401, 404], path).toContain(response.status());
      expect(await response.text(), path).not.toContain(victim.name);
    }
  });
});
