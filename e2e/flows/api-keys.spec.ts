import { expect, test } from "@playwright/test";
import { createTenant, enterAs } from "../fixtures/tenants";

test("an API key is shown once, works until it is revoked, and leaves its traces", async ({
  page,
  request,
}) => {
  const { owner, slug } = await createTenant("Keyed");
  await enterAs(page, owner);
  await page.goto(`/${slug}/settings/api-keys`);
  await page.getByRole("button", { name: "Create API key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Collector");
  await dialog.getByLabel("metrics:write").check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const token = (await dialog.getByText(/^rgx_/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have saved the key" }).click();

  const push = () =>
    request.post("/api/v1/metrics", {
      headers: { authorization: `Bearer ${token}` },
      data: { points: [{ metric: "orders.placed", value: 3 }] },
    });
  expect((await push()).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(token)).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "Collector" });
  await row.getByRole("button", { name: "Revoke Collector" }).click();
  const confirmation = page.getByRole("alertdialog");
  await confirmation.getByRole("button", { name: /^Revoke/ }).click();
  await expect(confirmation).toBeHidden();
  await expect(row).toContainText("Revoked");
  expect((await push()).status()).toBe(401);

  await page.goto(`/${slug}/settings/audit-log`);
  await expect(page.getByRole("row").filter({ hasText: /api-keys.revoke/ })).toBeVisible();
});
