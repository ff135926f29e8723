import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { newAddress, PASSWORD } from "../fixtures/addresses";
import { readLink } from "../fixtures/mailbox";
import { nameOrganization } from "../fixtures/onboarding";

test("from sign-up to the first figure on the page", async ({ page, request }) => {
  const email = newAddress();
  const startedAt = Date.now();
  const slug = `harbour-${email.slice(0, 8)}`;

  await test.step("signs up", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Create account" }).first().click();
    await page.getByLabel("Name").fill("Ada Brandt");
    await page.getByLabel("Work e-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  });

  await test.step("confirms the address from the mail", async () => {
    await page.goto(await readLink(page, email, /confirm/i));
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await expect(page.getByRole("heading", { name: "Name your organisation" })).toBeVisible();
  });

  await test.step("sets the organisation up", async () => {
    await nameOrganization(page, "Harbour Works", slug);
    await page.getByRole("button", { name: "Skip for now" }).click();
    await expect(page).toHaveURL(/\/onboarding\/modules/);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Start 14-day trial" }).click();
    await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard`));
    expect(Date.now() - startedAt, "from sign-up to the dashboard").toBeLessThan(3 * 60_000);
  });

  await test.step("pastes the command that the empty page offers, and sees the figure come", async () => {
    await page.goto(`/${slug}/monitoring`);
    await page.getByRole("button", { name: "Create key and command" }).click();
    const command = await page.getByText(/^curl -X POST/).textContent();
    execFileSync("bash", ["-c", `${command ?? ""} --fail --silent --show-error`]);
    const row = page.getByRole("row").filter({ hasText: "orders.placed" });
    await expect(row).toContainText("1");
  });

  await test.step("sees what the collection measured", async () => {
    const secret = process.env.CRON_SECRET ?? "";
    const answer = await request.post("/api/cron/collect?wait=true", {
      headers: { authorization: `Bearer ${secret}` },
    });
    const tick = (await answer.json()) as { metrics_collected: number; organizations: number };
    expect(tick.metrics_collected).toBeGreaterThan(0);
    expect(tick.organizations).toBeGreaterThan(0);
    await page.goto(`/${slug}/monitoring`);
    await expect(page.getByText("Up to date")).toBeVisible();
    const tile = page.getByRole("group", { name: "CPU busy" });
    await expect(tile).toContainText(/\d %/);
  });
});
