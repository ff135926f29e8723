import { expect, test } from "@playwright/test";
import { createStaff, createTenant, signIn } from "../fixtures/tenants";

const REASON = "The customer asked in ticket 4711 who their admins are.";

test("a look of the staff into a tenant stands in that tenant's audit log", async ({ browser, page }) => {
  const tenant = await createTenant("Looked-at");
  await signIn(page, await createStaff());
  await page.goto(`/staff/organizations/${tenant.id}`);
  await expect(page.getByText(tenant.owner.email)).toBeHidden();
  await page.getByLabel("Why do you need to look?").fill(REASON);
  await page.getByRole("button", { name: "Show members" }).click();
  await expect(page.getByText(tenant.owner.email)).toBeVisible();

  const owner = await (await browser.newContext()).newPage();
  await signIn(owner, tenant.owner);
  await owner.goto(`/${tenant.slug}/settings/audit-log`);
  await expect(owner.getByRole("row").filter({ hasText: "Staff Person" })).toBeVisible();
  await owner.context().close();
});

test("customers do not reach the staff's pages", async ({ page }) => {
  const { owner } = await createTenant("Curious");
  await signIn(page, owner);
  for (const path of ["/staff/organizations", "/staff/jobs"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
});
