import { type Page, expect, test } from "@playwright/test";
import { createApiKey, send } from "../fixtures/records";
import { createTenant, enterAs } from "../fixtures/tenants";

/** When the text came to stand in the page, by the browser's own clock, which is this machine's. */
function appearance(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const found = () => document.body.innerText.includes(wanted);
        const observer = new MutationObserver(() => {
          if (!found()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
}

test("security events stand in an open page within a second of being sent", async ({ page }) => {
  const tenant = await createTenant("Watchful");
  const token = await createApiKey(tenant);
  await enterAs(page, tenant.owner);
  const streamOpened = page.waitForResponse((response) => response.url().includes("/api/live/"));
  await page.goto(`/${tenant.slug}/security`);
  await streamOpened;
  // The first event also wakes what is compiled on first use.
  await send("/api/v1/security-events", token, { kind: "custom.door.opened", actor: { name: "Warm-up" } });
  await expect(page.getByText("Warm-up")).toBeVisible();

  for (const name of ["First porter", "Second porter", "Third porter", "Fourth porter", "Fifth porter"]) {
    const appeared = appearance(page, name);
    const sentAt = Date.now();
    await send("/api/v1/security-events", token, { kind: "custom.door.opened", actor: { name } });
    expect((await appeared) - sentAt, name).toBeLessThan(1_000);
    await expect(page.getByText(name)).toBeVisible();
  }
});
