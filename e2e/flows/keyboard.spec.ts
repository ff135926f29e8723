import { expect, test } from "@playwright/test";
import { createTenant, signIn } from "../fixtures/tenants";

test("the workspace is found through by keyboard alone", async ({ page }) => {
  const { owner, slug } = await createTenant("Typing");
  await signIn(page, owner);
  await page.goto(`/${slug}/dashboard`);
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("members");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${slug}/settings/members`);
});
