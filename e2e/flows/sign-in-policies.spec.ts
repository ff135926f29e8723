import { expect, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { codeOf } from "../fixtures/authenticator";
import { addMember, createPerson, createTenant, signIn } from "../fixtures/tenants";

test("an owner requires two-factor authentication, and a member is led to set it up first", async ({
  browser,
  page,
}) => {
  test.slow();
  const { id, name, owner, slug } = await createTenant("Demanding");
  const member = await createPerson("Mira Member");
  await addMember(id, member, "member");
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, member);

  await test.step("the owner gives a week, and members see until when", async () => {
    await signIn(page, owner);
    await page.goto(`/${slug}/settings/policies`);
    await page.getByRole("checkbox", { name: "Require two-factor authentication" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Save policies" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Required .*from/)).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByText(`${name} requires two-factor authentication from`)).toBeVisible();
    await expectAccessible(theirs);
  });

  await test.step("without grace nothing opens before it is set up", async () => {
    const required = page.getByRole("checkbox", { name: "Require two-factor authentication" });
    await required.uncheck();
    await page.getByRole("button", { name: "Save policies" }).click();
    await expect(page.getByLabel("Time to set it up")).toBeVisible();
    await required.check();
    await page.getByLabel("Time to set it up").selectOption("0");
    await page.getByRole("button", { name: "Save policies" }).click();
    // The owner has none either.
    await expect(page.getByRole("heading", { name: "Set up two-factor authentication" })).toBeVisible();
    await theirs.goto(`/${slug}/monitoring`);
    await expect(theirs.getByRole("heading", { name: "Set up two-factor authentication" })).toBeVisible();
    await expectAccessible(theirs);
  });

  await test.step("the member sets it up by keyboard and goes on", async () => {
    await theirs.getByRole("button", { name: "Set up" }).focus();
    await theirs.keyboard.press("Enter");
    await theirs.getByRole("textbox", { name: "Password", exact: true }).fill(member.password);
    await theirs.keyboard.press("Enter");
    await expect(theirs.getByRole("img", { name: /QR code/ })).toBeVisible();
    const key = (await theirs.getByRole("dialog").locator("code").textContent()) ?? "";
    await theirs.getByLabel("Code from the app").fill(codeOf(key));
    await theirs.keyboard.press("Enter");
    await theirs.getByRole("button", { name: "I have saved the codes" }).click();
    await expect(theirs).toHaveURL(`/${slug}/dashboard`);
  });
  await theirs.context().close();
});

test("nobody learns from the way in what another organisation is called or demands", async ({ page }) => {
  const victim = await createTenant("Victim");
  const { owner } = await createTenant("Curious");
  await signIn(page, owner);
  const answer = await page.request.get(`/account/requirements?organization=${victim.slug}`);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain(victim.name);
});
