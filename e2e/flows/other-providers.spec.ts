import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { startStandIns, type StandIns } from "../fixtures/stand-ins";
import { createPerson, createTenant } from "../fixtures/tenants";

// One provider and one resolver answer at fixed ports: one test after the other.
test.describe.configure({ mode: "serial" });

let standIns: StandIns;
test.beforeAll(async () => {
  standIns = await startStandIns();
});
test.afterAll(() => standIns.close());

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`)).toEqual([]);
}

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
