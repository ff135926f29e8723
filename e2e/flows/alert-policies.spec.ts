import { expect, test } from "@playwright/test";
import { query } from "../fixtures/database";
import { createTenant, enterAs, type Tenant } from "../fixtures/tenants";

/** Eight hours of calm with one slow half hour, four hours ago. */
async function collectLatency(tenant: Tenant): Promise<void> {
  await query(
    `INSERT INTO metrics_5m (organization_id, slot, request_count, api_latency_ms)
     SELECT $1, date_bin('5 minutes', now(), 'epoch') - place * interval '5 minutes', 10,
       CASE WHEN place BETWEEN 48 AND 54 THEN 900 ELSE 120 END
     FROM generate_series(1, 100) AS place ON CONFLICT DO NOTHING`,
    [tenant.id],
  );
}

test.describe("alert policies", () => {
  test("are made with a look at what they would have done, edited, restored and switched off", async ({
    page,
  }) => {
    const tenant = await createTenant("Watchful");
    await collectLatency(tenant);
    await enterAs(page, tenant.owner);
    await page.goto(`/${tenant.slug}/alerts/policies`);
    await expect(page.getByText("No alert policies")).toBeVisible();

    await page.getByRole("link", { name: "New policy" }).first().click();
    await page.getByRole("link", { name: "Slow answers" }).click();
    await expect(page.getByRole("note")).toContainText("Fires medium when mean api_latency_ms");
    const figures = page.getByRole("table", { name: "What it would have meant for people" });
    await expect(figures.getByRole("row", { name: /^Alerts 1$/ })).toBeVisible();
    await expect(page.getByRole("list", { name: "Alerts that would have fired" })).toContainText("Medium");

    await page.getByLabel("Threshold").fill("1000");
    await expect(page.getByRole("note")).toContainText("over 1 s");
    await expect(figures.getByRole("row", { name: /^Alerts 0$/ })).toBeVisible();

    await page.getByLabel("Clears at").fill("2000");
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Recovery must be at most 1000");
    await page.getByLabel("Clears at").fill("400");
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Slow answers" })).toBeVisible();

    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByLabel("Threshold").fill("500");
    await expect(figures.getByRole("row", { name: /^Alerts 1 0 \+1$/ })).toBeVisible();
    await page.getByRole("button", { name: "Save policy" }).click();
    const versions = page.getByRole("list", { name: "Versions" });
    await expect(versions).toContainText("Version 2, in force");
    await expect(versions).toContainText("1,000 → 500");
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await expect(versions).toContainText("Version 3, in force");

    await page.getByRole("link", { name: "Alert policies" }).click();
    await page.getByRole("checkbox", { name: "Slow answers is on" }).click();
    await expect(page.getByText("Slow answers is switched off", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Slow answers is switched on", { exact: true })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Slow answers is on" })).toBeChecked();
  });

  test("tell the second of two people that somebody was faster", async ({ page, context }) => {
    const tenant = await createTenant("Racing");
    const [policy] = await query<{ id: string }>(
      `INSERT INTO alert_policies (organization_id, policy_name, metric_type, threshold_value)
       VALUES ($1, 'Raced', 'cpu_usage', 80) RETURNING id`,
      [tenant.id],
    );
    await enterAs(page, tenant.owner);
    const edit = `/${tenant.slug}/alerts/policies/${policy?.id}/edit`;
    await page.goto(edit);
    const other = await context.newPage();
    await other.goto(edit);
    for (const [each, threshold] of [
      [other, "85"],
      [page, "90"],
    ] as const) {
      await each.getByLabel("Threshold").fill(threshold);
      await each.getByRole("button", { name: "Save policy" }).click();
      if (each === other) await expect(other.getByRole("heading", { name: "Raced", level: 1 })).toBeVisible();
    }
    await expect(page.getByRole("alert").first()).toContainText("Somebody changed this policy meanwhile");
    await expect(page.getByLabel("Threshold")).toHaveValue("90");
  });
});
