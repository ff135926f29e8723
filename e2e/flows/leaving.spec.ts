import { expect, test } from "@playwright/test";
import { addMember, createPerson, createTenant, enterAs } from "../fixtures/tenants";

test("an owner hands the organisation on, takes their data along and deletes the account", async ({
  page,
}) => {
  const tenant = await createTenant("Farewell");
  const { owner } = tenant;
  const heir = await createPerson("Farewell Heir");
  await addMember(tenant.id, heir, "member");
  await enterAs(page, owner);

  await test.step("cannot delete the account while others would be left without an owner", async () => {
    await page.goto(`/${tenant.slug}/settings/profile`);
    await page.getByRole("button", { name: "Delete account" }).click();
    await page.getByLabel(`Type ${owner.email} to confirm`).fill(owner.email);
    await page.getByLabel("Your password").fill(owner.password);
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete account" }).click();
    await expect(page.getByText("You are the only owner of Farewell.")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("gives the ownership away with the password", async () => {
    await page.goto(`/${tenant.slug}/settings/organization`);
    await page.getByRole("button", { name: "Transfer ownership" }).click();
    await page.getByLabel("New owner").selectOption({ label: `${heir.name} (${heir.email})` });
    await page.getByLabel("Your password").fill("not the password");
    const confirm = page.getByRole("alertdialog").getByRole("button", { name: "Transfer ownership" });
    await confirm.click();
    await expect(page.getByText("This is not your current password.").first()).toBeVisible();
    await expect(page.getByLabel("Your password")).toHaveValue("");
    await page.getByLabel("Your password").fill(owner.password);
    await confirm.click();
    await expect(page.getByText("Ownership is transferred.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Close organisation" })).toBeHidden();
  });

  await test.step("takes the data along", async () => {
    await page.goto(`/${tenant.slug}/settings/profile`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download my data" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^regulix-account-\d{4}-\d{2}-\d{2}\.json$/);
  });

  await test.step("deletes the account, and cannot sign in again", async () => {
    await page.getByRole("button", { name: "Delete account" }).click();
    await page.getByLabel(`Type ${owner.email} to confirm`).fill(owner.email);
    await page.getByLabel("Your password").fill(owner.password);
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete account" }).click();
    await expect(page).toHaveURL(/\/$/);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("E-mail address or password is wrong.").first()).toBeVisible();
  });
});

test("an owner closes an organisation, reads it on, and keeps it after all", async ({ page }) => {
  const tenant = await createTenant("Closing");
  const { owner } = tenant;
  await enterAs(page, owner);
  await page.goto(`/${tenant.slug}/settings/organization`);
  await page.getByRole("button", { name: "Close organisation" }).click();
  await page.getByLabel("Type Closing to confirm").fill("Closing");
  await page.getByLabel("Your password").fill(owner.password);
  await page.getByRole("alertdialog").getByRole("button", { name: "Close organisation" }).click();
  await expect(page.getByText("This organisation will be deleted on").first()).toBeVisible();
  await expect(page.getByText("Everything is deleted on")).toBeVisible();

  await page.goto(`/${tenant.slug}/settings/members`);
  await expect(page.getByText("This organisation will be deleted on").first()).toBeVisible();
  await page.getByRole("button", { name: "Keep this organisation" }).click();
  await expect(page.getByText("The organisation is kept", { exact: true })).toBeVisible();
  await expect(page.getByText("This organisation will be deleted on")).toBeHidden();
});
