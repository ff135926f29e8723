import { expect, test } from "@playwright/test";
import { createTenant } from "../fixtures/tenants";

test("pages carry a strict policy whose nonce is never used twice", async ({ request }) => {
  const policies = await Promise.all(
    ["/", "/sign-in", "/nowhere"].map(async (path) => (await request.get(path)).headers()),
  );
  const nonces = policies.map((headers) => {
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts).not.toContain("unsafe-inline");
    expect(scripts).not.toContain("unsafe-eval");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBeTruthy();
    expect(headers["permissions-policy"]).toBeTruthy();
    expect(headers["x-powered-by"]).toBeUndefined();
    return /'nonce-([^']+)'/.exec(scripts)?.[1];
  });
  expect(new Set(nonces).size).toBe(policies.length);
  expect(nonces).not.toContain(undefined);
});

test("a form of another site cannot write", async ({ request }) => {
  const response = await request.post("/sign-in", {
    headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    data: "email=a@example.test&password=x",
  });
  expect(response.status()).toBe(403);
});

test("a callback address of another site is not followed", async ({ page }) => {
  const { owner } = await createTenant("Redirected");
  await page.goto("/sign-in?callbackUrl=https://evil.example/");
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(process.env.APP_URL);
});
