import { expect, test } from "@playwright/test";
import { createAlertPolicy } from "../fixtures/records";
import { createTenant, enterAs } from "../fixtures/tenants";

test("a silence is made with a look at what it matches, changes who would be told, and ends", async ({
  page,
}) => {
  const tenant = await createTenant("Silenced");
  await createAlertPolicy(tenant, "Checkout latency");
  await enterAs(page, tenant.owner);

  const simulate = async (expected: string) => {
    await page.goto(`/${tenant.slug}/alerts/routing`);
    // What is chosen before the page has come alive is chosen again.
    await expect(async () => {
      await page.getByLabel("Policy").selectOption("Checkout latency");
      await page.getByLabel("Labels", { exact: false }).first().fill("service=checkout");
      await page.getByRole("button", { name: "Show who would be told" }).click();
      await expect(page.getByRole("status").getByText(expected)).toBeVisible({ timeout: 2_000 });
    }).toPass();
  };
  await simulate("Somebody is told a little later.");

  await page.goto(`/${tenant.slug}/alerts/silences`);
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "New silence" }).click({ timeout: 2_000 });
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByRole("button", { name: "Make silence" }).click();
  await expect(dialog.getByText("The reason must say why.").first()).toBeVisible();
  await dialog.getByLabel("Alerts whose: label 1").fill("service");
  await dialog.getByLabel("Alerts whose: value 1").fill("checkout");
  await dialog.getByRole("button", { name: "Show what it matches now" }).click();
  await expect(dialog.getByText("No open alert matches.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Load test, OPS-7");
  await dialog.getByRole("button", { name: "Make silence" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: "Load test, OPS-7" })).toContainText("Active");
  await simulate("Nobody is told: a silence matches it.");

  await page.goto(`/${tenant.slug}/alerts/silences`);
  await page.getByRole("link", { name: "Load test, OPS-7" }).click();
  await expect(page.getByRole("heading", { name: "Silenced while it would have paged" })).toBeVisible();
  await page.getByRole("button", { name: "End now: Load test, OPS-7" }).click();
  await page.getByRole("button", { name: "End silence" }).click();
  await expect(page.getByText("Expired")).toBeVisible();
  await simulate("Somebody is told a little later.");
});
