import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import type { TestStripe } from "../../scripts/testing/providers/stripe/server";
import { nameOrganization } from "../fixtures/onboarding";
import { startStripeStandIn, subscriptionOf } from "../fixtures/stripe";
import { addMember, createPerson, createTenant, enterAs } from "../fixtures/tenants";

// One stand-in of Stripe answers at a fixed port: one test after the other.
test.describe.configure({ mode: "serial" });

let stripe: TestStripe;
test.beforeAll(async () => {
  stripe = await startStripeStandIn();
});
test.afterAll(() => stripe.close());

/** Pays for Pro in the checkout, and comes back. */
async function subscribe(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/settings/billing`);
  await page.getByRole("button", { name: "Start Pro" }).click();
  await expect(page.getByRole("heading", { name: "Stripe checkout" })).toBeVisible();
  await page.getByRole("button", { name: "Pay" }).click();
  await expect(page.getByText("Thank you: the plan is yours", { exact: true })).toBeVisible();
}

test("an owner subscribes, cancels, resumes, and gets over a payment that failed", async ({ page }) => {
  const tenant = await createTenant("Payer");
  await enterAs(page, tenant.owner);
  await subscribe(page, tenant.slug);
  const plan = page.getByRole("region", { name: "Plan", exact: true });
  await expect(plan.getByText("Active", { exact: true })).toBeVisible();
  await expect(plan.getByText("$199.00 on")).toBeVisible();
  await expect(page.getByRole("row", { name: /RGX-.*\$199\.00.*Paid/ })).toBeVisible();
  await expect(page.getByText("Visa ending in 4242")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Cancel subscription" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel Pro?" });
  await expect(dialog.getByText("Unlimited copilots")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Why do you cancel?").selectOption("unused");
  await dialog.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(plan.getByText("Ends", { exact: true })).toBeVisible();
  const subscription = await subscriptionOf(stripe, tenant);
  expect(subscription).toMatchObject({ cancelAtPeriodEnd: true, feedback: "unused" });
  await page.getByRole("button", { name: "Resume Pro" }).click();
  await expect(plan.getByText("Renews", { exact: true })).toBeVisible();

  stripe.account.endPeriod(subscription, false);
  await expect(async () => {
    await page.goto(`/${tenant.slug}/dashboard`);
    await expect(page.getByText("A payment failed", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: "Update payment method" }).click();
  await page.getByRole("button", { name: "Update payment method" }).click();
  await page.getByRole("button", { name: "Use another card" }).click();
  await expect(plan.getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByText("A payment failed", { exact: true })).toBeHidden();
});

test("whoever chooses Pro while setting up pays in the checkout and lands on the dashboard", async ({
  page,
}) => {
  const person = await createPerson("Paying Founder");
  await enterAs(page, person);
  await page.goto("/onboarding");
  const slug = `paying-${person.id.slice(-12)}`;
  await nameOrganization(page, "Paying at once", slug);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/\/onboarding\/modules/);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Start Pro and pay" }).click();
  await expect(page.getByRole("heading", { name: "Stripe checkout" })).toBeVisible();
  await page.getByRole("button", { name: "Pay" }).click();
  await expect(page.getByText("Thank you: the plan is yours", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard$`));
});

test("a change of plan costs what was shown before, and names what is lost", async ({ page }) => {
  const tenant = await createTenant("Changer");
  await enterAs(page, tenant.owner);
  await subscribe(page, tenant.slug);
  await page.getByRole("button", { name: "Upgrade to Enterprise" }).click();
  const upgrade = page.getByRole("dialog", { name: "Upgrade to Enterprise?" });
  const charged = await upgrade
    .getByText("Charged today")
    .locator("xpath=following-sibling::dd")
    .textContent();
  await upgrade.getByRole("button", { name: "Upgrade to Enterprise" }).click();
  await expect(page.getByRole("heading", { name: "Enterprise", exact: true })).toBeVisible();
  await expect(
    page.getByRole("row", { name: new RegExp(`RGX-.*${charged?.replace("$", "\\$")}`) }),
  ).toBeVisible();

  await page.getByRole("button", { name: "Downgrade to Pro" }).click();
  const downgrade = page.getByRole("dialog", { name: "Downgrade to Pro?" });
  await expect(downgrade.getByText("SOC 2 evidence exports")).toBeVisible();
  await expect(downgrade.getByText("Charged today").locator("xpath=following-sibling::dd")).toHaveText(
    "$0.00",
  );
});

test("a member neither sees the page nor the banner of a failed payment", async ({ page }) => {
  const tenant = await createTenant("Quiet");
  const member = await createPerson("Quiet Member");
  await addMember(tenant.id, member, "member");
  await enterAs(page, member);
  await page.goto(`/${tenant.slug}/settings/billing`);
  await expect(page.getByText("Your role does not open this page")).toBeVisible();
});
