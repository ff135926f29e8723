import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { createTenant, signIn, type Person } from "../fixtures/tenants";
import { addVirtualAuthenticator } from "../fixtures/virtual-authenticator";

async function addPasskey(page: Page, slug: string, person: Person): Promise<void> {
  await page.goto(`/${slug}/settings/security`);
  await page.getByRole("button", { name: "Add passkey" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(person.password);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name" }).fill("Work laptop");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "I have saved the codes" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText("Work laptop");
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
}

test("a passkey is added, signs in without a password, and is removed", async ({ page }) => {
  test.slow();
  const { owner, slug } = await createTenant("Keyed");
  await signIn(page, owner);
  await addVirtualAuthenticator(page);
  await addPasskey(page, slug, owner);
  await expectAccessible(page);

  await signOut(page);
  // Where the browser offers passkeys at the address field, the key holder accepts by itself.
  await page
    .getByRole("button", { name: /passkey/ })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await expect(page).toHaveURL(`/${slug}/dashboard`);

  await page.goto(`/${slug}/settings/security`);
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText(/last used/);
  await page.getByRole("button", { name: "Remove Work laptop" }).click();
  await page.getByRole("textbox", { name: "Your password" }).fill(owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Passkeys" })).toBeHidden();
});

test("a passkey is the second step after the password", async ({ page }) => {
  test.slow();
  const { owner, slug } = await createTenant("Stepped");
  await signIn(page, owner);
  await addVirtualAuthenticator(page);
  await addPasskey(page, slug, owner);
  await page.context().clearCookies();

  // Without the list at the address field, which the key holder would accept before the password is typed.
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: () => Promise.resolve(false) });
  });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Use your passkey" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${slug}/dashboard`);
});
