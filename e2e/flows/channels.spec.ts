import { expect, test } from "@playwright/test";
import { createTenant, enterAs } from "../fixtures/tenants";

test("a channel is added, tested, paused and removed, and its test stands in the delivery log", async ({
  page,
}) => {
  const { owner, slug } = await createTenant("Channelled");
  await enterAs(page, owner);
  await page.goto(`/${slug}/settings/channels`);
  await page.getByRole("link", { name: "Add channel" }).click();
  await page.getByRole("link", { name: "E-mail list" }).click();
  await page.getByLabel("Name").fill("Operations");
  await page.getByLabel("Addresses").fill("not an address");
  await page.getByRole("button", { name: "Add channel" }).click();
  await expect(page.getByText("Each line must be an e-mail address.").first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Operations");

  await page.getByLabel("Addresses").fill("ops@example.test");
  await page.getByRole("button", { name: "Add channel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Operations" })).toBeVisible();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("The test is delivered.")).toBeVisible();
  await page.getByRole("button", { name: "Pause channel" }).click();
  await expect(page.getByRole("button", { name: "Resume channel" })).toBeVisible();

  await page.goto(`/${slug}/alerts/deliveries?state=delivered`);
  await page.getByRole("link", { name: /Test of Operations/ }).click();
  await expect(page.getByText("Signed, and fits the log.")).toBeVisible();

  await page.goto(`/${slug}/settings/channels`);
  await page.getByRole("link", { name: /Operations/ }).click();
  await page.getByRole("button", { name: "Delete channel" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete channel" }).click();
  await expect(page.getByText("No channels yet")).toBeVisible();
});

test("the signing secret of a webhook is shown once", async ({ page }) => {
  const { owner, slug } = await createTenant("Hooked");
  await enterAs(page, owner);
  await page.goto(`/${slug}/settings/channels/new?kind=webhook`);
  await page.getByLabel("Name").fill("Hook");
  await page.getByLabel("Address").fill("https://hooks.example.com/secret-path");
  await page.getByRole("button", { name: "Add channel" }).click();
  const secret = (await page.getByText(/^whsec_/).textContent()) ?? "";
  await page.getByRole("button", { name: "I have saved the secret" }).click();
  await expect(page.getByText("Stored encrypted and not shown.")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  expect(await page.content()).not.toContain("secret-path");
});
