import { expect, test, type Page } from "@playwright/test";
import type { TestDnsServer } from "../../scripts/testing/dns-server";
import { expectAccessible } from "../fixtures/accessibility";
import { query } from "../fixtures/database";
import { startResolver } from "../fixtures/stand-ins";
import { addMember, createTenant, enterAs, signIn } from "../fixtures/tenants";

const TARGET = "domains.regulix.test";

let dns: TestDnsServer;
test.beforeAll(async () => {
  test.setTimeout(150_000);
  dns = await startResolver();
});
test.afterAll(() => dns.close());

/** The same scheme and port as the installation's, under another name. */
function addressOf(hostName: string, path = "/"): string {
  const address = new URL(path, process.env.APP_URL);
  address.hostname = hostName;
  return address.href;
}

/** The records as the page shows them. */
async function shownRecord(page: Page, type: "TXT" | "CNAME"): Promise<{ name: string; value: string }> {
  const item = page.getByRole("listitem").filter({ hasText: new RegExp(`^\\d\\. ${type}`) });
  const [, name = "", value = ""] = await item.locator("dd.font-mono").allTextContents();
  return { name, value };
}

test("an organisation is opened under a name of its own, by its members and with nothing else", async ({
  page,
}) => {
  test.slow();
  const { id, owner, slug, name } = await createTenant("Ownname");
  await query("UPDATE organizations SET plan = 'enterprise', subscription_status = 'active' WHERE id = $1", [
    id,
  ]);
  const other = await createTenant("Elsewhere");
  await addMember(other.id, owner, "admin");
  const hostName = `compliance-${id.slice(-8)}.customer.test`;

  await test.step("a name that nobody should have is refused with the reason", async () => {
    await enterAs(page, owner);
    await page.goto(`/${slug}/settings/domains`);
    await page.getByLabel("Host name").fill("customer.test");
    await page.getByRole("button", { name: "Add name" }).click();
    await expect(page.getByText("would take the place of your website").first()).toBeVisible();
  });

  await test.step("the guide shows both records, and what stands in their way", async () => {
    await page.getByLabel("Host name").fill(hostName);
    await page.getByRole("button", { name: "Add name" }).click();
    await expect(page.getByRole("heading", { name: hostName })).toBeVisible();
    const proof = await shownRecord(page, "TXT");
    expect(await shownRecord(page, "CNAME")).toEqual({ name: hostName, value: TARGET });
    dns.records.set(proof.name, [proof.value]);
    dns.addresses.set(hostName, ["192.0.2.44"]);
    await page.getByRole("button", { name: `Check ${hostName} now` }).click();
    await expect(page.getByText("Yours, not served yet", { exact: true })).toBeVisible();
    await expect(page.getByText("A 192.0.2.44", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("before it is active, nothing is served there", async () => {
    const answer = await page.request.get("/", { headers: { host: hostName }, maxRedirects: 0 });
    expect(answer.status()).toBe(421);
  });

  await test.step("with both records it is active", async () => {
    dns.addresses.clear();
    dns.aliases.set(hostName, TARGET);
    await page.getByRole("button", { name: `Check ${hostName} now` }).click();
    await expect(page.getByText("Active", { exact: true })).toBeVisible();
  });

  await test.step("its visitors sign in at the installation and come back to where they wanted to go", async () => {
    await page.context().clearCookies();
    // What was asked for before is remembered for ten seconds.
    await expect(async () => {
      await page.goto(addressOf(hostName, `/${slug}/alerts`));
      await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible({
        timeout: 8_000,
      });
    }).toPass();
    expect(new URL(page.url()).host).toBe(new URL(process.env.APP_URL ?? "").host);
    await page.getByLabel("E-mail address").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: `Continue to ${hostName}` }).click();
    await expect(page).toHaveURL(addressOf(hostName, `/${slug}/alerts`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const [cookie] = (await page.context().cookies(addressOf(hostName))).filter(({ name: key }) =>
      key.includes("session"),
    );
    expect(cookie).toMatchObject({ domain: hostName, httpOnly: true, sameSite: "Lax" });
  });

  await test.step("pages work there, and lead to the installation for what is not there", async () => {
    await page.getByRole("link", { name: "Dashboard" }).first().click();
    await expect(page).toHaveURL(addressOf(hostName, `/${slug}/dashboard`));
    await page.getByRole("button", { name: `Organisation: ${name}` }).click();
    await expect(page.getByText(other.name, { exact: true })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await page.goto(addressOf(hostName, `/${slug}/settings/security`));
    expect(new URL(page.url()).origin).toBe(new URL(process.env.APP_URL ?? "").origin);
    await page.goto(addressOf(hostName, `/${other.slug}/dashboard`));
    expect(new URL(page.url()).origin).toBe(new URL(process.env.APP_URL ?? "").origin);
  });

  await test.step("a cookie of the domain opens nothing at the installation", async () => {
    const [cookie] = (await page.context().cookies(addressOf(hostName))).filter(({ name: key }) =>
      key.includes("session"),
    );
    const answer = await page.request.get(`/${slug}/dashboard`, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
      maxRedirects: 0,
    });
    expect(answer.headers()["location"] ?? "").toContain("/sign-in");
  });

  await test.step("signing out there ends the session at the installation, too", async () => {
    await page.goto(addressOf(hostName, `/${slug}/dashboard`));
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(new URL(process.env.APP_URL ?? "").origin);
  });

  await test.step("given up, it is served no more, and kept from others", async () => {
    await signIn(page, owner);
    await page.goto(`/${slug}/settings/domains`);
    await page.getByRole("button", { name: `Remove ${hostName}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove name" }).click();
    await expect(page.getByText(`${hostName} is removed`, { exact: true })).toBeVisible();
    await expect(page.getByText("Given up", { exact: true })).toBeVisible();
    // Another process may remember it for ten seconds.
    await expect
      .poll(async () => {
        const answer = await page.request.get("/", { headers: { host: hostName }, maxRedirects: 0 });
        return answer.status();
      })
      .toBe(421);
  });
});
