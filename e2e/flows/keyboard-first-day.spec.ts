import { expect, test, type Locator, type Page } from "@playwright/test";
import { newAddress, PASSWORD } from "../fixtures/addresses";
import { PROFILE } from "../fixtures/onboarding";

const MOST_STEPS = 40;

/** Goes on with Tab until the control has the focus, and makes sure that one sees where the focus is. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  await expect(control, "reached with Tab").toBeFocused();
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const looks = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return null;
    // The link of a row draws its focus around the whole row.
    const isSeen = [undefined, "::after"].some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    return { name: element.outerHTML.slice(0, 120), isSeen };
  });
  expect(looks?.isSeen, `the focus is seen on ${looks?.name}`).toBe(true);
}

async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

test("from sign-up to the dashboard with the keyboard alone, the focus in sight at each step", async ({
  page,
}) => {
  test.slow();
  const email = newAddress();
  const slug = `keys-${email.slice(0, 8)}`;

  await test.step("signs up", async () => {
    await page.goto("/sign-up");
    await typeInto(page, page.getByLabel("Name"), "Kim Keyboard");
    await typeInto(page, page.getByLabel("Work e-mail"), email);
    await typeInto(page, page.getByLabel("Password", { exact: true }), PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  });

  await test.step("opens the mail and its link", async () => {
    const row = page.getByRole("row").filter({ hasText: email }).first();
    await expect(async () => {
      await page.goto("/mailbox");
      await expect(row).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await tabTo(page, row.getByRole("link"));
    await page.keyboard.press("Enter");
    const link = page
      .getByRole("main")
      .getByRole("link", { name: /^https?:/ })
      .first();
    await tabTo(page, link);
    await page.keyboard.press("Enter");
  });

  await test.step("confirms with the password", async () => {
    await typeInto(page, page.getByLabel("Password", { exact: true }), PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Name your organisation" })).toBeVisible();
  });

  await test.step("names the organisation", async () => {
    await typeInto(page, page.getByLabel("Name", { exact: true }), "Keys and Sons");
    await typeInto(page, page.getByLabel("Address"), slug);
    await expect(page.getByText("is free.")).toBeVisible();
    for (const [label, choice] of PROFILE) {
      await tabTo(page, page.getByLabel(label));
      await page.keyboard.type(choice);
    }
    await tabTo(page, page.getByRole("button", { name: "Create organisation" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/onboarding\/connectors/);
  });

  await test.step("goes past connectors, keeps the modules, and starts the trial", async () => {
    await tabTo(page, page.getByRole("button", { name: "Skip for now" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/onboarding\/modules/);
    await tabTo(page, page.getByRole("button", { name: "Continue" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/onboarding\/plan/);
    await tabTo(page, page.getByRole("button", { name: "Start 14-day trial" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard`));
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  });
});
