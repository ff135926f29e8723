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

  const sentAt = performance.now();
  await send("/api/v1/security-events", token, {
    kind: "custom.door.opened",
    actor: { name: "Night porter" },
  });
  await expect(page.getByText("Night porter")).toBeVisible({ timeout: 1_000 });
  expect(performance.now() - sentAt).toBeLessThan(1_500);
});
