import { expect, test } from "@playwright/test";
import { PASSWORD } from "../fixtures/addresses";
import { readLink } from "../fixtures/mailbox";
import { createTenant, signIn } from "../fixtures/tenants";

test("a new password works, the old one and the open sessions do not", async ({ browser, page }) => {
  const { owner, slug } = await createTenant("Forgetful");
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, owner);

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByRole("button", { name: /send/i }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  const link = await readLink(page, owner.email, /password/i);
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/sign-in\?notice=password-reset/);

  await elsewhere.goto(`/${slug}/dashboard`);
  await expect(elsewhere).toHaveURL(/sign-in/);
  await elsewhere.getByLabel("E-mail address").fill(owner.email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(owner.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("alert").first()).toBeVisible();
  await elsewhere.context().close();

  const fresh = await (await browser.newContext()).newPage();
  await signIn(fresh, { email: owner.email, password: PASSWORD });
  await fresh.goto(link);
  await expect(fresh.getByLabel("New password", { exact: true })).toBeHidden();
  await fresh.context().close();
});
