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

test("support opens an organisation read-only, says so on every page, and is named in its audit log", async ({
  browser,
  page,
}) => {
  const tenant = await createTenant("Helped");
  await signIn(page, await createStaff());
  expect((await page.request.get(`/${tenant.slug}/settings/members`)).status()).toBe(404);
  await page.goto(`/staff/organizations?q=${encodeURIComponent(tenant.owner.email)}`);
  await page.getByRole("row").getByRole("link", { name: tenant.name }).click();
  await page.getByRole("button", { name: "Open read-only" }).click();
  await page.getByLabel("Reason for opening").fill(REASON);
  await page.getByRole("button", { name: "Open organisation" }).click();
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/dashboard`));
  await page.goto(`/${tenant.slug}/settings/members`);
  await expect(page.getByText(`You look into ${tenant.name} as platform staff`)).toBeVisible();
  await expect(page.getByRole("timer")).toContainText(/29 m|30 m/);
  await expect(page.getByRole("button", { name: "Invite member" })).toHaveAttribute("aria-disabled", "true");
  const download = await page.request.get(`/${tenant.slug}/settings/audit-log/export`);
  expect(download.status()).toBe(404);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(page).toHaveURL(/\/staff\/organizations\//);
  expect((await page.request.get(`/${tenant.slug}/settings/members`)).status()).toBe(404);

  const owner = await (await browser.newContext()).newPage();
  await signIn(owner, tenant.owner);
  await owner.goto(`/${tenant.slug}/settings/audit-log?action=staff.look`);
  const looks = owner.getByRole("row").filter({ hasText: "Staff Person" });
  await expect(looks.filter({ hasText: `/${tenant.slug}/settings/members` })).toBeVisible();
  await owner.context().close();
});
