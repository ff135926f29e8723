import { expect, test, type Page } from "@playwright/test";
import { createAlert } from "../fixtures/records";
import { addMember, createPerson, createTenant, enterAs, type Tenant } from "../fixtures/tenants";

const rowOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

async function openAlerts(page: Page, tenant: Tenant): Promise<void> {
  await page.goto(`/${tenant.slug}/alerts`);
  await expect(page.getByRole("heading", { name: "Alerts", level: 1 })).toBeVisible();
}

test("an on-call engineer triages by keyboard alone", async ({ page }) => {
  const tenant = await createTenant("Triage");
  await createAlert(tenant, { name: "Disk is nearly full", severity: "low" });
  await createAlert(tenant, { name: "Checkout is down", severity: "critical", labels: { shop: "berlin" } });
  await createAlert(tenant, { name: "Latency is high", severity: "high" });
  await enterAs(page, tenant.owner);
  await openAlerts(page, tenant);

  // The gravest is first; the row is a link.
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Checkout is down" })).toBeFocused();
  await page.keyboard.press("a");
  await expect(rowOf(page, "Checkout is down").getByText("Acknowledged")).toBeVisible();
  await expect(page.getByText("Acknowledged", { exact: true }).last()).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, "Checkout is down").getByText("Firing")).toBeVisible();

  await page.getByRole("link", { name: "Latency is high" }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected").last()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 selected")).toHaveCount(0);

  await page.getByRole("link", { name: "Disk is nearly full" }).focus();
  await page.keyboard.press("e");
  await page.getByLabel("Why it is over").fill("The disk was enlarged.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Disk is nearly full" })).toHaveCount(0);

  await page.getByRole("link", { name: "Checkout is down" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Checkout is down", level: 1 })).toBeVisible();
  await expect(page.getByText("shop=berlin").first()).toBeVisible();
});

test("of two people who acknowledge at once the second is told who was first", async ({ browser }) => {
  const tenant = await createTenant("Race");
  const colleague = await createPerson("Mira Castellanos");
  await addMember(tenant.id, colleague, "member");
  const id = await createAlert(tenant, { name: "Queue stands still", severity: "critical" });
  const [first, second] = [await browser.newPage(), await browser.newPage()];
  await enterAs(first, colleague);
  await enterAs(second, tenant.owner);
  // The second page must not learn of it before it asks.
  await second.route("**/api/live/**", (route) => route.abort());
  for (const page of [first, second]) await page.goto(`/${tenant.slug}/alerts/${id}`);

  await first.getByRole("button", { name: "Acknowledge" }).click();
  await expect(first.getByRole("button", { name: "Take back" })).toBeVisible();
  await second.getByRole("button", { name: "Acknowledge" }).click();
  await expect(second.getByText("Mira Castellanos was first", { exact: true })).toBeVisible();
  await expect(second.getByText(/^Acknowledged by Mira Castellanos/)).toBeVisible();
  await expect(second.getByRole("button", { name: "Take back" })).toBeVisible();
});

test("filters live in the address and can be kept as a view", async ({ page }) => {
  const tenant = await createTenant("Views");
  await createAlert(tenant, { name: "Grave matter", severity: "critical" });
  await createAlert(tenant, { name: "Small matter", severity: "low" });
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/alerts?severity=critical`);
  await expect(page.getByRole("link", { name: "Small matter" })).toHaveCount(0);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByLabel("Keep these filters as").fill("Grave only");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("link", { name: "Small matter" })).toBeVisible();
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("link", { name: "Grave only" }).click();
  await expect(page).toHaveURL(/severity=critical/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("an alert is read, noted and acknowledged without scrolling sideways", async ({ page }) => {
    const tenant = await createTenant("Phone");
    const id = await createAlert(tenant, {
      name: "An alert with quite a long name that wraps",
      labels: { host: "a-host-with-a-name-that-is-longer-than-a-phone-is-wide.example.internal" },
    });
    await enterAs(page, tenant.owner);
    await openAlerts(page, tenant);
    const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(await isTooWide()).toBe(false);
    await page.goto(`/${tenant.slug}/alerts/${id}`);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByRole("button", { name: "Take back" })).toBeVisible();
    await page.getByLabel("Note").fill("On my way. <b>Not bold</b>");
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(page.getByText("On my way. <b>Not bold</b>")).toBeVisible();
    expect(await isTooWide()).toBe(false);
  });
});
