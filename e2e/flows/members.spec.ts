import { expect, test } from "@playwright/test";
import { newAddress, PASSWORD } from "../fixtures/addresses";
import { readLink } from "../fixtures/mailbox";
import { addMember, createPerson, createTenant, signIn } from "../fixtures/tenants";

test("an invited person joins with the role that was meant, and the audit log says so", async ({
  browser,
  page,
}) => {
  const tenant = await createTenant("Inviting");
  const email = newAddress();
  await signIn(page, tenant.owner);
  await page.goto(`/${tenant.slug}/settings/members`);
  await page.getByRole("button", { name: "Invite member" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByLabel("Role").selectOption("auditor");
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toBeVisible();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(await readLink(guest, email, /invit/i));
  await guest.getByLabel("Name").fill("Noor Haddad");
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest).toHaveURL(new RegExp(`/${tenant.slug}/dashboard`));

  await page.goto(`/${tenant.slug}/settings/members`);
  const row = page.getByRole("row").filter({ hasText: "Noor Haddad" });
  await expect(row).toContainText("Auditor");

  await guest.goto(`/${tenant.slug}/settings/members`);
  await expect(guest.getByRole("button", { name: "Invite member" })).toBeDisabled();
  await guest.goto(`/${tenant.slug}/settings/audit-log`);
  await expect(guest.getByRole("row").filter({ hasText: "Noor Haddad" }).first()).toBeVisible();
  await guest.context().close();
});

test("somebody who is removed is out at once", async ({ browser, page }) => {
  const tenant = await createTenant("Leaving");
  const person = await createPerson("Former Colleague");
  await addMember(tenant.id, person, "member");
  const other = await (await browser.newContext()).newPage();
  await signIn(other, person);
  await other.goto(`/${tenant.slug}/dashboard`);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();

  await signIn(page, tenant.owner);
  await page.goto(`/${tenant.slug}/settings/members`);
  const row = page.getByRole("row").filter({ hasText: "Former Colleague" });
  await row.getByRole("button", { name: /remove/i }).click();
  const confirmation = page.getByRole("alertdialog");
  await confirmation.getByRole("button", { name: "Remove member" }).click();
  await expect(confirmation).toBeHidden();
  await expect(row).toBeHidden();

  const response = await other.goto(`/${tenant.slug}/dashboard`);
  expect(response?.status()).toBe(404);
  await other.context().close();
});
