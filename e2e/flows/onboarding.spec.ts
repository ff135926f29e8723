import { expect, test } from "@playwright/test";
import { nameOrganization } from "../fixtures/onboarding";
import { createPerson, enterAs, signIn } from "../fixtures/tenants";

test("is left on one device and resumed on another, keeps every answer, and founds one organisation", async ({
  page,
  browser,
}) => {
  const person = await createPerson("Rita Resume");
  const slug = `resume-${person.id.slice(-8)}`;
  await enterAs(page, person);
  await page.goto("/onboarding/plan");
  await expect(page, "a step that is not open yet leads to the first").toHaveURL(
    /\/onboarding\/organization/,
  );
  await page.getByLabel("Name", { exact: true }).fill("Resume Works");
  await page.getByLabel("Primary region").selectOption({ label: "United Kingdom" });

  const other = await (await browser.newContext()).newPage();
  await signIn(other, person);
  await expect(async () => {
    await other.goto("/onboarding");
    await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Resume Works", { timeout: 1_000 });
  }).toPass();
  await expect(other.getByLabel("Primary region")).toHaveValue("uk");
  await nameOrganization(other, "Resume Works", slug);
  await other.getByLabel("Microsoft Azure").click();
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(/\/onboarding\/modules/);
  await expect(other.getByLabel("GDPR Checker")).toBeChecked();
  await expect(other.getByLabel("ESG Reporter")).not.toBeChecked();

  await other.getByRole("link", { name: "Back", exact: true }).click();
  await expect(other.getByLabel("Microsoft Azure")).toBeChecked();
  await page.goto("/onboarding/organization");
  await expect(page.getByLabel("Address")).toHaveValue(slug);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page).toHaveURL(/\/onboarding\/connectors/);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/\/onboarding\/modules/);
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/\/onboarding\/plan/);
  await page.getByRole("button", { name: "Start 14-day trial" }).click();
  await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard`));
  await expect(page.getByRole("link", { name: "Trial: 14 days left" })).toBeVisible();

  await page.goto("/organizations/new");
  await expect(page.getByRole("heading", { name: "You own an organisation already" })).toBeVisible();
  await other.context().close();
});
