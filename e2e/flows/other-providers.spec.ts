import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { query } from "../fixtures/database";
import { startStandIns, type StandIns } from "../fixtures/stand-ins";
import { addMember, createPerson, createTenant, enterAs } from "../fixtures/tenants";

// One provider and one resolver answer at fixed ports: one test after the other.
test.describe.configure({ mode: "serial" });

let standIns: StandIns;
test.beforeAll(async () => {
  standIns = await startStandIns();
});
test.afterAll(() => standIns.close());

test.describe("signing in with GitHub", () => {
  const goOn = async (page: Page) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with GitHub" }).click();
  };

  test("opens an account for somebody new", async ({ page }) => {
    const sub = String(Date.now());
    standIns.provider.person = { sub, login: "ada", email: `new${sub}@example.test`, email_verified: true };
    await goOn(page);
    await expect(page.getByRole("heading", { name: "Name your organisation" })).toBeVisible();
  });

  test("is connected to the account with the same address, and is shown there", async ({ page }) => {
    const { owner, slug } = await createTenant("Linked");
    const sub = String(Date.now());
    standIns.provider.person = { sub, login: "linked", email: owner.email, email_verified: true };
    await goOn(page);
    await expect(page).toHaveURL(`/${slug}/dashboard`);
    await page.goto(`/${slug}/settings/security`);
    await expect(page.getByRole("button", { name: /Remove GitHub/ })).toBeVisible();
  });

  test("is refused with the reason when the address is not verified there", async ({ page }) => {
    const person = await createPerson("Careful");
    const sub = String(Date.now());
    standIns.provider.person = { sub, login: "careful", email: person.email, email_verified: false };
    await goOn(page);
    await expect(page.getByText("The provider has not verified your e-mail address")).toBeVisible();
    await expectAccessible(page);
  });
});

test("an organisation proves its domain, connects its provider, and has its members use it", async ({
  browser,
  page,
}) => {
  test.slow();
  const { id, owner, slug } = await createTenant("Federated");
  const domain = `${slug}.example.test`;
  const colleague = (name: string) => ({
    sub: `${name}-${slug}`,
    name,
    email: `${name}@${domain}`,
    email_verified: true,
  });
  await enterAs(page, owner);
  const settings = `/${slug}/settings/single-sign-on`;

  await test.step("proves the domain by its record", async () => {
    await page.goto(settings);
    await page.getByLabel("Domain", { exact: true }).fill(domain);
    await page.getByRole("button", { name: "Add domain" }).click();
    await expect(page.getByText("Not proven")).toBeVisible();
    const value = (await page.getByText(/^regulix-domain-verification=/).textContent()) ?? "";
    standIns.dns.records.set(`_regulix-challenge.${domain}`, [value]);
    await page.getByRole("button", { name: `Check ${domain} now` }).click();
    await expect(page.getByText("Proven", { exact: true })).toBeVisible();
  });

  await test.step("connects the provider and tests it in a new tab", async () => {
    await page.getByLabel("Issuer").fill(standIns.provider.issuer);
    await page.getByLabel("Client ID").fill("client");
    await page.getByLabel("Client secret", { exact: true }).fill("client-secret");
    await page.getByLabel("Who comes for the first time").selectOption("member");
    await page.getByRole("button", { name: "Save provider" }).click();
    await expect(page.getByText("Not tested")).toBeVisible();
    await expectAccessible(page);
    standIns.provider.person = colleague("tester");
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "Test the connection" }).click(),
    ]);
    await expect(tab.getByText("The test worked")).toBeVisible();
    await tab.close();
  });

  const choose = async (signOn: string, confirm: string) => {
    await page.goto(settings);
    await page.getByLabel("Members sign in").selectOption(signOn);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: confirm }).click();
    await expect(page.getByText(`How members of ${domain} sign in is saved`, { exact: true })).toBeVisible();
  };

  await test.step("a colleague who is new is offered it, and becomes a member", async () => {
    await choose("offered", "Change");
    const theirs = await (await browser.newContext()).newPage();
    standIns.provider.person = colleague("mira");
    await theirs.goto("/sign-in");
    await theirs.getByLabel("E-mail address").fill(`mira@${domain}`);
    await theirs.getByRole("button", { name: `Continue with ${domain} single sign-on` }).click();
    await expect(theirs).toHaveURL(`/${slug}/dashboard`);
    await theirs.context().close();
  });

  await test.step("a colleague's password is refused once it is required", async () => {
    await query(
      "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
      [owner.id],
    );
    await choose("required", "Require single sign-on");
    const member = await createPerson("Password Person");
    await addMember(id, member, "member");
    const email = `password@${domain}`;
    await query("UPDATE users SET email = $2 WHERE id = $1", [member.id, email]);
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto("/sign-in");
    await theirs.getByLabel("E-mail address").fill(email);
    await theirs.getByLabel("Password", { exact: true }).fill(member.password);
    await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(theirs.getByText("Your organisation requires its single sign-on")).toBeVisible();
    await theirs.context().close();
  });

  await test.step("what was done stands in the audit log", async () => {
    await page.goto(`/${slug}/settings/audit-log`);
    for (const action of ["domains.verify", "sso.save_connection", "sso.test_connection", "sso.set_sign_on"])
      await expect(page.getByText(action).first()).toBeVisible();
  });
});
