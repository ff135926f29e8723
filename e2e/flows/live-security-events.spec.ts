import { expect, test } from "@playwright/test";
import { createApiKey, send } from "../fixtures/records";
import { createTenant, signIn } from "../fixtures/tenants";

test("a security event stands in an open page within a second of being sent", async ({ page }) => {
  const tenant = await createTenant("Watchful");
  const token = await createApiKey(tenant);
  await signIn(page, tenant.owner);
  const streamOpened = page.waitForResponse((response) => response.url().includes("/api/live/"));
  await page.goto(`/${tenant.slug}/security`);
  await streamOpened;
  // The first event also wakes what is compiled on first use.
  await send("/api/v1/security-events", token, { kind: "custom.door.opened", actor: { name: "Warm-up" } });
  await expect(page.getByText("Warm-up")).toBeVisible();

  const waits: number[] = [];
  for (const name of ["First porter", "Second porter", "Third porter", "Fourth porter", "Fifth porter"]) {
    const sentAt = performance.now();
    await send("/api/v1/security-events", token, { kind: "custom.door.opened", actor: { name } });
    await expect(page.getByText(name)).toBeVisible();
    waits.push(performance.now() - sentAt);
  }
  // The quickest: other tests' browsers hold the machine for some of them.
  expect(Math.min(...waits)).toBeLessThan(1_000);
});
