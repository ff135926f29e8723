import { expect, test } from "@playwright/test";
import { createTenant, enterAs } from "../fixtures/tenants";

test("an incident is declared, worked on, resolved, and learnt from", async ({ page }) => {
  const tenant = await createTenant("Responding");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/incidents`);
  await page.getByRole("link", { name: "Declare incident" }).first().click();

  await expect(page.getByRole("heading", { name: "Declare incident" })).toBeVisible();
  // What is typed before the page has come alive is typed again.
  await expect(async () => {
    await page.getByLabel("What is wrong").fill("Checkout is slow");
    await page.getByLabel("Severity").selectOption("P1");
    await page.getByRole("button", { name: "Declare incident" }).click();
    await expect(page.getByRole("heading", { name: /Checkout is slow/ })).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByText("Target met")).toBeVisible();

  await page.getByLabel("Note for the timeline").fill("The disk of the database is full.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: "The disk of the database is full." }),
  ).toBeVisible();

  await page.getByRole("button", { name: "Use template" }).click();
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(page.getByRole("region", { name: "Status updates" }).getByRole("alert")).toContainText(
    "Fill in [What you may notice.]",
  );
  await page
    .getByRole("textbox", { name: "Text" })
    .fill("Some payments take long. We write again at 13:00 UTC.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Some payments take long." })).toBeVisible();

  await page.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("link", { name: "Open post-mortem" }).click();
  await page.getByRole("button", { name: "Take over the incident’s timeline" }).click();
  await expect(page.getByRole("textbox", { name: "Timeline" })).toHaveValue(
    /The disk of the database is full/,
  );
  for (const name of ["Summary", "Impact", "Root cause"])
    await page.getByRole("textbox", { name }).fill(`${name} of it.`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Post-mortem saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { name: "Root cause" })).toBeVisible();

  await page.goto(`/${tenant.slug}/incidents/analytics`);
  await expect(page.getByRole("group", { name: "Mean time to resolve" })).not.toContainText("Not assessed");
});
