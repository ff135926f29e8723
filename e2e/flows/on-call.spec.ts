import { expect, test } from "@playwright/test";
import { createTenant, enterAs } from "../fixtures/tenants";

test("a schedule is made with its preview, a period is taken, and an escalation is tried", async ({
  page,
}) => {
  const tenant = await createTenant("Watched");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/on-call`);
  await page.getByRole("link", { name: "New schedule" }).click();

  await page.getByLabel("Name", { exact: true }).fill("Platform");
  await expect(page.getByLabel("Key")).toHaveValue("platform");
  await page.getByLabel("First turn on").fill("2026-01-05");
  await page.getByLabel("Add a person to Layer 1").selectOption({ index: 1 });
  await expect(page.getByRole("region", { name: /Preview/ })).toContainText(tenant.owner.name);
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();
  await expect(page.getByText("on-call:platform")).toBeVisible();

  await page.getByRole("button", { name: "Add override" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("From").fill("2030-01-02T09:00");
  await dialog.getByLabel("Until").fill("2030-01-01T09:00");
  await dialog.getByRole("button", { name: "Add override" }).click();
  await expect(dialog.getByRole("alert")).toContainText("end after the start");
  await dialog.getByLabel("Until").fill("2030-01-03T09:00");
  await dialog.getByRole("button", { name: "Add override" }).click();
  await expect(page.getByRole("heading", { name: "Overrides" })).toBeVisible();

  await page.goto(`/${tenant.slug}/on-call/escalations/new`);
  await page.getByLabel("Name", { exact: true }).fill("Platform");
  await page.getByLabel("Key").fill("platform");
  await page.getByLabel("Add a recipient to step 1").selectOption({ label: "Platform" });
  await page.getByRole("button", { name: "Run test" }).click();
  await expect(page.getByRole("status").filter({ hasText: tenant.owner.name })).toBeVisible();
  await page.getByRole("button", { name: "Create escalation policy" }).click();
  await expect(page.getByRole("link", { name: "Platform" })).toBeVisible();

  await page.goto(`/${tenant.slug}/settings/audit-log`);
  for (const action of ["on-call-schedules.create", "on-call-overrides.create", "escalation-policies.create"])
    await expect(page.getByRole("row").filter({ hasText: action })).toBeVisible();
});
