import { expect, test } from "@playwright/test";
import { createApiKey } from "../fixtures/records";
import { addMember, createPerson, createTenant, enterAs } from "../fixtures/tenants";

test("the palette finds settings by synonyms and records by name, and remembers them", async ({ page }) => {
  const tenant = await createTenant("Findable");
  await createApiKey(tenant);
  const colleague = await createPerson("Quentin Quill");
  await addMember(tenant.id, colleague, "member");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  const palette = page.getByRole("dialog", { name: "Command palette" });

  await page.keyboard.press("Control+k");
  await page.keyboard.type("unsubscribe");
  await expect(palette.getByRole("option", { name: /Mails you receive/ })).toBeVisible();
  await page.getByRole("combobox").fill("quill");
  await palette.getByRole("option", { name: /Quentin Quill/ }).click();
  await expect(page).toHaveURL(/settings\/members\?q=/);
  await expect(page.getByRole("row").filter({ hasText: colleague.email })).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("option", { name: "Quentin Quill" })).toBeVisible();
  await page.keyboard.type("create api");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "New API key" })).toBeVisible();
});

test("the palette offers a role only what it may do", async ({ page }) => {
  const tenant = await createTenant("Limited");
  const member = await createPerson("Mona Member");
  await addMember(tenant.id, member, "member");
  await enterAs(page, member);
  await page.goto(`/${tenant.slug}/dashboard`);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: /Dashboard/ })).toBeVisible();
  for (const name of [/Collect now/, /Invite member/, /Create API key/, /Audit log/])
    await expect(page.getByRole("option", { name })).toHaveCount(0);
});

test("g and a letter open a page and ? lists the shortcuts, until single keys are switched off", async ({
  page,
}) => {
  const tenant = await createTenant("Keys");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/\/monitoring$/);

  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByRole("checkbox", { name: "Shortcuts of a single key" }).click();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.keyboard.press("?");
  await expect(list).toBeHidden();
  await expect(page).toHaveURL(/\/monitoring$/);
});
