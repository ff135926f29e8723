import { expect, test } from "@playwright/test";
import { createApiKey } from "../fixtures/records";
import { createTenant, enterAs } from "../fixtures/tenants";

test("a log rule is tried, made, and turns log records into security events", async ({ page, request }) => {
  const tenant = await createTenant("Logged");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/settings/log-rules`);

  const tryRecord = async (record: string) => {
    await page.getByLabel("Log record").fill(record);
    await page.getByRole("button", { name: "Try record" }).click();
  };
  // What is typed before the page has come alive is typed again.
  await expect(async () => {
    await tryRecord("Failed password for root from 192.0.2.7 port 22 ssh2");
    await expect(page.getByRole("status").getByText("SSH: wrong password")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await tryRecord("vault 7 opened by mira");
  await expect(page.getByRole("status").getByText("No rule fits")).toBeVisible();

  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Vault opened");
  await dialog.getByLabel("Pattern 1").fill("vault {target}{actor}");
  await dialog.getByLabel("Kind of event").fill("custom.vault.opened");
  await dialog.getByRole("button", { name: "Save rule" }).click();
  await expect(dialog.getByLabel("Pattern 1")).toHaveAccessibleDescription(/text between two placeholders/);
  await dialog.getByLabel("Pattern 1").fill("vault {target} opened by {actor}");
  await dialog.getByRole("button", { name: "Save rule" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "Vault opened" }).first()).toBeVisible();

  const token = await createApiKey(tenant);
  const answer = await request.post("/api/otlp/v1/logs", {
    headers: { authorization: `Bearer ${token}` },
    data: {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "vault 7 opened by mira" } }] }] }],
    },
  });
  expect(answer.status()).toBe(200);
  await page.goto(`/${tenant.slug}/security`);
  await expect(page.getByRole("row").filter({ hasText: "Vault opened" })).toContainText("mira");
  await page.goto(`/${tenant.slug}/settings/audit-log`);
  await expect(page.getByRole("row").filter({ hasText: "log-rules.save" })).toBeVisible();
});
