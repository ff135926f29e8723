import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { query } from "../fixtures/database";
import { addMember, createPerson, createTenant, enterAs, type Tenant } from "../fixtures/tenants";

const STEPS = [
  ["What needs you comes first", "dashboard"],
  ["Four figures of the last 24 hours", "dashboard"],
  ["Measured every five minutes", "monitoring"],
  ["Choose how far to look back", "monitoring"],
  ["Send figures of your own", "monitoring"],
  ["Alerts, the gravest first", "alerts"],
  ["Policies decide what fires", "alerts/policies"],
  ["Help is always up here", "alerts/policies"],
] as const;

/** An organisation whose owner has just finished setting it up. */
async function newTenant(name: string): Promise<Tenant> {
  const tenant = await createTenant(name);
  await query(
    `INSERT INTO onboardings (user_id, organization_id, reached, started_at, last_active_at, completed_at, closed_at)
     VALUES ($1, $2, 4, now(), now(), now(), now())`,
    [tenant.owner.id, tenant.id],
  );
  return tenant;
}

function stepOf(page: Page, index: number): Locator {
  return page.getByRole("alertdialog", { name: STEPS[index]?.[0] });
}

const next = (page: Page) => page.getByRole("alertdialog").getByRole("button", { name: "Next" });

/** What the server has kept of the tour. */
async function progressOf(tenant: Tenant) {
  const [row] = await query<{ status: string; step: string }>(
    "SELECT status, step FROM tour_progress WHERE user_id = $1",
    [tenant.owner.id],
  );
  return row;
}

async function startFromHelp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await page.getByRole("button", { name: "Take the tour: A first look around" }).click();
}

test("is offered after setting up, and leads by keyboard across the pages to its end", async ({ page }) => {
  const tenant = await newTenant("Toured");
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  const offer = page.getByRole("region", { name: "A first look around" });
  await offer.getByRole("button", { name: "Take the tour" }).press("Enter");
  await expect(offer).toBeHidden();
  for (const [index, [, path]] of STEPS.entries()) {
    await expect(stepOf(page, index)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/${path}$`));
    await expect(stepOf(page, index)).toContainText(`Step ${index + 1} of ${STEPS.length}`);
    const on = index === STEPS.length - 1 ? "Finish" : "Next";
    await expect(
      stepOf(page, index).getByRole("button", { name: on }),
      "focus is on the way on",
    ).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Help", exact: true })).toBeFocused();
  await expect.poll(() => progressOf(tenant)).toMatchObject({ status: "finished" });
  await page.goto(`/${tenant.slug}/dashboard`);
  await expect(page.getByRole("heading", { name: "Needs attention" })).toBeVisible();
  await expect(offer).toBeHidden();
  expect(violations).toEqual([]);
});

test("goes on after a reload in the middle, goes back across pages, and waits when its reader leaves", async ({
  page,
}) => {
  const tenant = await newTenant("Resumed");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  await page.getByRole("button", { name: "Take the tour" }).click();
  for (const index of [0, 1, 2]) {
    await expect(stepOf(page, index)).toBeVisible();
    await next(page).click();
  }
  await expect(stepOf(page, 3)).toBeVisible();
  await expect.poll(() => progressOf(tenant)).toEqual({ status: "running", step: "time-range" });
  await page.reload();
  await expect(stepOf(page, 3)).toBeVisible();
  for (const index of [2, 1]) {
    await page.getByRole("alertdialog").getByRole("button", { name: "Back" }).click();
    await expect(stepOf(page, index)).toBeVisible();
  }
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/dashboard$`));

  await page.goBack();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.getByRole("link", { name: "Dashboard", exact: true }).first().click();
  await expect(page.getByText("You were at step 2 of 8.")).toBeVisible();
  await page.getByRole("button", { name: "Go on with the tour" }).click();
  await expect(stepOf(page, 1)).toBeVisible();
});

test("stays dismissed once closed by Esc or declined, and is replayed from help", async ({ page }) => {
  const tenant = await newTenant("Dismissed");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  await page.getByRole("button", { name: "Take the tour" }).click();
  await expect(stepOf(page, 0).getByRole("button", { name: "Next" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect.poll(() => progressOf(tenant)).toMatchObject({ status: "dismissed" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Needs attention" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Take the tour" })).toBeHidden();
  await expect(page.getByRole("alertdialog")).toBeHidden();

  await page.goto(`/${tenant.slug}/incidents`);
  await startFromHelp(page);
  await expect(stepOf(page, 0)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/dashboard$`));
  await page.getByRole("button", { name: "Close the tour" }).click();
  await expect(page.getByRole("button", { name: "Help", exact: true })).toBeFocused();
});

test("shows a role only what it may open, and passes what is not on the page", async ({ page }) => {
  const tenant = await createTenant("Fitting");
  const accountant = await createPerson("Bella Billing");
  await addMember(tenant.id, accountant, "billing");
  await enterAs(page, accountant);
  await page.goto(`/${tenant.slug}/dashboard`);
  await startFromHelp(page);
  await expect(stepOf(page, 0)).toContainText("Step 1 of 2");
  await next(page).click();
  await expect(page.getByRole("alertdialog", { name: "Help is always up here" })).toBeVisible();

  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  await page.locator('[data-tour="key-figures"]').evaluate((element) => {
    element.setAttribute("hidden", "");
  });
  await startFromHelp(page);
  await next(page).click();
  await expect(stepOf(page, 2)).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  for (const width of [1280, 375]) {
    test(`fits ${width} px in the ${theme} theme and passes WCAG 2.2 AA at each step`, async ({ page }) => {
      const tenant = await createTenant("Shown");
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await enterAs(page, tenant.owner);
      await page.goto(`/${tenant.slug}/dashboard`);
      await startFromHelp(page);
      for (const index of STEPS.keys()) {
        const dialog = stepOf(page, index);
        await expect(dialog.getByRole("button", { name: /^(Next|Finish)$/ })).toBeFocused();
        await expect(dialog, "the whole step is on the screen").toBeInViewport({ ratio: 1 });
        await expectAccessible(page, ".react-joyride__floater");
        await page.keyboard.press("Enter");
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}
