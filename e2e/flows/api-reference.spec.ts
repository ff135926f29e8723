import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { createApiKey } from "../fixtures/records";
import { createTenant } from "../fixtures/tenants";

const run = promisify(execFile);

test("the API reference is read without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { name: "API reference" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Operations" })
    .getByRole("link", { name: "List members" })
    .click();
  await expect(page).toHaveURL(/\/members#listMembers$/);
  await expect(page.getByRole("article", { name: "List members" })).toContainText("members:read");
  await context.close();
});

test("a search narrows the operations", async ({ page }) => {
  await page.goto("/docs/api");
  const operations = page.getByRole("navigation", { name: "Operations" });
  await operations.getByRole("searchbox").fill("delete member");
  await expect(operations.getByRole("listitem")).toHaveText([/Remove a member/]);
  await operations.getByRole("searchbox").fill("nothing like it");
  await expect(operations.getByText("No operation matches")).toBeVisible();
});

test("an operation is tried with one's own key, which is nowhere kept", async ({ page }) => {
  const tenant = await createTenant("Trying");
  const token = await createApiKey(tenant, ["members:read"]);
  await page.goto("/docs/api/members");
  await page.getByLabel("Your API key").fill(token);
  const article = page.getByRole("article", { name: "List members" });
  await article.getByText("Try it").click();
  await article.getByLabel("role").fill("owner, admin");
  await article.getByRole("button", { name: "Send request" }).click();
  await expect(article.getByLabel("Answer", { exact: true })).toContainText("Trying Owner");
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(kept).not.toContain(token);
  await page.reload();
  await expect(page.getByLabel("Your API key")).toHaveValue("");

  await page.getByLabel("Your API key").fill(token);
  await page
    .getByRole("navigation", { name: "Operations" })
    .getByRole("link", { name: "Read the organisation" })
    .click();
  await expect(page).toHaveURL(/#getOrganization$/);
  const refused = page.getByRole("article", { name: "Read the organisation" });
  await refused.getByText("Try it").click();
  await refused.getByRole("button", { name: "Send request" }).click();
  await expect(refused.getByLabel("Answer", { exact: true })).toContainText("organization:read");
});

test("the commands work when pasted", async ({ page }) => {
  const tenant = await createTenant("Pasted");
  const token = await createApiKey(tenant, ["members:read", "metrics:read", "metrics:write"]);
  const command = (summary: string) => page.getByLabel(`${summary} with curl`, { exact: true }).textContent();
  for (const [resource, summary, said] of [
    ["members", "List members", "Pasted Owner"],
    ["metrics", "Send metric points", '"accepted":1'],
    ["metrics", "Read a metric's history", "cpu_usage"],
  ] as const) {
    await page.goto(`/docs/api/${resource}`);
    const { stdout } = await run("bash", ["-c", `${await command(summary)} --silent --noproxy '*'`], {
      env: { ...process.env, REGULIX_API_KEY: token },
    });
    expect(stdout).toContain(said);
  }
});
