import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { codeOf } from "../fixtures/authenticator";
import { createTenant, signIn, type Person } from "../fixtures/tenants";

/** Sets up an authenticator app by keyboard alone. Returns its key and the recovery codes. */
async function setUp(page: Page, slug: string, person: Person): Promise<{ key: string; codes: string[] }> {
  await page.goto(`/${slug}/settings/security`);
  await page.getByRole("button", { name: "Set up" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Password", exact: true })).toBeFocused();
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const key = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByLabel("Code from the app").focus();
  await page.keyboard.type(codeOf(key));
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(list).toHaveCount(10);
  await expectAccessible(page);
  const codes = await list.allTextContents();
  await page.getByRole("button", { name: "I have saved the codes" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  return { key, codes };
}

async function enterPassword(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/second-step/);
}

test("two-factor authentication is set up, used and removed by keyboard", async ({ browser, page }) => {
  test.slow();
  const { owner, slug } = await createTenant("Twofold");
  await signIn(page, owner);
  const { key, codes } = await setUp(page, slug, owner);

  const elsewhere = await (await browser.newContext()).newPage();
  await test.step("a wrong code is refused, the right one lets in", async () => {
    await enterPassword(elsewhere, owner);
    await expect(elsewhere.getByLabel("Code", { exact: true })).toBeFocused();
    await expectAccessible(elsewhere);
    await elsewhere.keyboard.type("000 000");
    await elsewhere.keyboard.press("Enter");
    await expect(elsewhere.getByRole("alert").filter({ hasText: "not right" })).toBeFocused();
    await elsewhere.getByLabel("Code", { exact: true }).fill(codeOf(key, 1));
    await elsewhere.keyboard.press("Enter");
    await expect(elsewhere).toHaveURL(`/${slug}/dashboard`);
  });
  await elsewhere.context().close();

  const lost = await (await browser.newContext()).newPage();
  await test.step("a recovery code lets in where the phone is lost, and where one wanted to go", async () => {
    await lost.goto(`/${slug}/settings/members`);
    await lost.getByLabel("E-mail address").fill(owner.email);
    await lost.getByRole("textbox", { name: "Password", exact: true }).fill(owner.password);
    await lost.keyboard.press("Enter");
    await lost.getByRole("link", { name: "Use a recovery code" }).click();
    await lost.getByLabel("Recovery code").fill(codes[0] ?? "");
    await lost.keyboard.press("Enter");
    await expect(lost).toHaveURL(`/${slug}/settings/members`);
  });
  await lost.context().close();

  await test.step("it is removed with the password and a recovery code", async () => {
    await page.reload();
    await expect(page.getByText("9 of 10 left")).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(owner.password);
    await page.getByLabel("Code", { exact: true }).fill(codes[1] ?? "");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
  });
});

test("the second step belongs to the browser that did the first", async ({ browser, page }) => {
  const { owner, slug } = await createTenant("Bound");
  await signIn(page, owner);
  await setUp(page, slug, owner);
  const begun = await (await browser.newContext()).newPage();
  await enterPassword(begun, owner);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/second-step");
  await expect(stranger.getByRole("heading", { name: "Begin again" })).toBeVisible();
  await stranger.goto(`/${slug}/dashboard`);
  await expect(stranger).toHaveURL(/sign-in/);
  await begun.goto(`/${slug}/dashboard`);
  await expect(begun).toHaveURL(/sign-in/);
  await Promise.all([begun.context().close(), stranger.context().close()]);
});
