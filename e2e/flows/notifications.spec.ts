import { expect, test } from "@playwright/test";
import { addMember, createPerson, createTenant, signIn } from "../fixtures/tenants";

test("the bell tells at once on every device, and remembers what was seen and put away", async ({
  browser,
  page,
}) => {
  const tenant = await createTenant("Ringing");
  const admin = await createPerson("Ada Admin");
  await addMember(tenant.id, admin, "admin");
  const phone = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage();
  for (const device of [page, phone]) {
    await signIn(device, admin);
    await device.goto(`/${tenant.slug}/dashboard`);
    await expect(device.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  }

  const owner = await (await browser.newContext()).newPage();
  await signIn(owner, tenant.owner);
  await owner.goto(`/${tenant.slug}/settings/api-keys`);
  await owner.getByRole("button", { name: "Create API key" }).first().click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Agent");
  await dialog.getByLabel("metrics:write").check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText(/^rgx_/)).toBeVisible();

  const bell = { name: "Notifications, 1 unread" };
  for (const device of [page, phone]) await expect(device.getByRole("button", bell)).toBeVisible();

  await page.getByRole("button", bell).click();
  await expect(page.getByRole("link", { name: "API key “Agent” was created" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^Archive: API key/ }).click();
  await expect(page.getByText("No new notifications")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "API key “Agent” was created" })).toBeVisible();
  await page.getByRole("button", { name: /^Archive: API key/ }).click();
  await page.getByRole("tab", { name: "Archive" }).click();
  await expect(page.getByRole("link", { name: "API key “Agent” was created" })).toBeVisible();
  await phone.goto(`/${tenant.slug}/notifications`);
  await expect(phone.getByText("No new notifications")).toBeVisible();
  await Promise.all([owner.context().close(), phone.context().close()]);
});

test("a member chooses what is mailed, except what concerns security", async ({ page }) => {
  const tenant = await createTenant("Choosy");
  await signIn(page, tenant.owner);
  await page.goto(`/${tenant.slug}/settings/notifications`);
  const mail = page.getByRole("checkbox", { name: "Mail: Somebody joined" });
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await mail.click();
  await expect(mail).toBeChecked();
  await saved;
  await page.reload();
  await expect(mail).toBeChecked();
  const security = page.getByRole("listitem").filter({ hasText: "API key created" });
  await expect(security.getByText("Mail always")).toBeVisible();
  await expect(security.getByRole("checkbox", { name: /^Mail/ })).toHaveCount(0);
});
