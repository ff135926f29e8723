import { expect, test } from "@playwright/test";
import { newAddress } from "../fixtures/addresses";
import { readLink } from "../fixtures/mailbox";
import { createTenant, signIn } from "../fixtures/tenants";

test("an account moves to a new address, and its old one takes it back", async ({ browser, page }) => {
  test.slow();
  const { owner, slug } = await createTenant("Moving");
  const email = newAddress();
  await signIn(page, owner);
  await page.goto(`/${slug}/settings/security`);
  await page.getByLabel("New e-mail address").fill(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Open the mail to ${email}`)).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(await readLink(visitor, email, /new e-mail address/i));
  await visitor.getByRole("button", { name: "Use this address" }).click();
  await expect(visitor.getByText("Your address is changed")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("main").getByText(email)).toBeVisible();

  await visitor.goto(await readLink(visitor, owner.email, /address of your account was changed/i));
  await visitor.getByRole("button", { name: "Take it back" }).click();
  await expect(visitor.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/sign-in/);
  await visitor.context().close();
});

test("a revoked session stops working within five seconds, its open page included", async ({
  browser,
  page,
}) => {
  const { owner, slug } = await createTenant("Revoking");
  const stolen = await (await browser.newContext()).newPage();
  await signIn(stolen, owner);
  await signIn(page, owner);
  const stream = stolen.evaluate(async (path) => {
    const response = await fetch(path);
    const reader = response.body?.getReader();
    while (reader && !(await reader.read()).done);
    return "ended";
  }, `/api/live/${slug}`);

  await page.goto(`/${slug}/settings/security`);
  await page.getByRole("button", { name: /^Sign out .+ on / }).click();
  await expect(page.getByRole("button", { name: /^Sign out .+ on / })).toBeHidden();
  const revokedAt = performance.now();
  const answer = await stolen.request.get(`/${slug}/dashboard`, { maxRedirects: 0 });
  expect(answer.headers().location).toMatch(/sign-in/);
  expect(await stream).toBe("ended");
  expect(performance.now() - revokedAt).toBeLessThan(5_000);
  await stolen.context().close();
});

test("one's own activity names what happened, failures included", async ({ page }) => {
  const { owner, slug } = await createTenant("Active");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the right one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toBeVisible();
  await signIn(page, owner);
  await page.goto(`/${slug}/settings/security`);
  await page.getByRole("link", { name: "Activity" }).click();
  const rows = page.getByRole("table", { name: "Account activity" }).getByRole("row");
  await expect(rows.filter({ hasText: "Sign-in failed" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Signed in with password" })).toHaveCount(1);
});
