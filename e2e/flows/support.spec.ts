import { expect, test, type Page } from "@playwright/test";
import { createStaff, createTenant, enterAs, signIn } from "../fixtures/tenants";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

/** Opens the newest mail of the local mailbox to somebody about something, once it is there. */
async function openMail(page: Page, recipient: string, subject: string): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: recipient }).filter({ hasText: subject }).first();
  await expect(async () => {
    await page.goto("/mailbox");
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await row.getByRole("link").click();
}

test("a customer reports with a screenshot, is answered, answers by mail, and opens a solved request again", async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  const tenant = await createTenant("Reporting");
  const { email } = tenant.owner;
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/dashboard`);
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await page.getByRole("link", { name: "Report an issue" }).click();
  await expect(page.getByText(`/${tenant.slug}/dashboard`)).toBeVisible();
  await page.getByRole("button", { name: "Leave out the page" }).click();
  await expect(page.getByText(`/${tenant.slug}/dashboard`)).toBeHidden();
  await expect(page.getByText("comes with the plan Enterprise")).toBeVisible();

  await page.getByLabel("Title").fill("How do I invite a colleague");
  await expect(page.getByRole("heading", { name: "These articles may answer it" })).toBeVisible();
  await page.getByLabel("What happened").fill(`It stays empty. ${HOSTILE}`);
  const files = page.locator('input[type="file"]');
  await files.setInputFiles({
    name: "page.png",
    mimeType: "image/png",
    buffer: Buffer.from("<html></html>"),
  });
  await expect(page.getByText(/page\.png: HTML, SVG and XML are not accepted/)).toBeVisible();
  await files.setInputFiles({ name: "screen.png", mimeType: "image/png", buffer: PNG });
  await expect(page.getByRole("button", { name: "Remove screen.png" })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("What happened")).toHaveValue(`It stays empty. ${HOSTILE}`);
  await expect(page.getByRole("button", { name: "Remove screen.png" })).toBeVisible();
  await expect(page.getByText(`/${tenant.slug}/dashboard`)).toBeHidden();
  await page.getByRole("button", { name: "Send report" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("How do I invite a colleague");
  const address = page.url();
  await expect(page.getByText(HOSTILE)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /screen\.png/ }).click();
  expect((await download).suggestedFilename()).toBe("screen.png");
  const [, number = ""] =
    /#(\d+)/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "") ?? [];
  await openMail(page, email, `[#${number}]`);
  await expect(page.getByRole("main")).toContainText("The first answer comes by");

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, await createStaff());
  await desk.goto(`/staff/support/${number}`);
  await desk.getByLabel("Reply to the customer").fill("Look under Members.");
  await desk.getByRole("button", { name: "Send reply" }).click();

  await openMail(page, email, `Re: [#${number}]`);
  await expect(page.getByRole("main")).toContainText("Look under Members.");
  await page
    .getByLabel("Answer this mail")
    .fill("Found it.\n\nOn Sunday, Regulix wrote:\n> Look under Members.");
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByText("The answer came in.")).toBeVisible();

  await page.goto(address);
  await expect(page.getByText("Look under Members.")).toHaveCount(1);
  await expect(page.getByText("Found it.")).toBeVisible();
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("button", { name: "Very good" }).click();
  await expect(page.getByRole("button", { name: "Very good" })).toHaveAttribute("aria-pressed", "true");
  await page.getByLabel("Your message").fill("It is back.");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByRole("button", { name: "Mark as solved" })).toBeVisible();
  await page.getByRole("button", { name: "Mark as solved" }).click();
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "Mark as solved" })).toBeVisible();
  await desk.context().close();
});

test("files arrive whole up to 10 MiB, and only in an organisation of one's own", async ({ page }) => {
  const tenant = await createTenant("Private");
  const other = await createTenant("Nosy");
  await enterAs(page, tenant.owner);
  const upload = await page.request.post(`/${tenant.slug}/support/files`, {
    headers: { "content-type": "application/octet-stream", "x-file-name": "a.png" },
    data: PNG,
  });
  expect(upload.status()).toBe(201);
  const tooLarge = await page.request.post(`/${tenant.slug}/support/files`, {
    headers: { "content-type": "application/octet-stream", "x-file-name": "a.log" },
    data: Buffer.alloc(10 * 1024 * 1024 + 1, "a"),
  });
  expect(tooLarge.status()).toBe(413);
  const whole = await page.request.post(`/${tenant.slug}/support/files`, {
    headers: { "content-type": "application/octet-stream", "x-file-name": "a.log" },
    data: Buffer.alloc(10 * 1024 * 1024, "a"),
  });
  expect(await whole.json()).toMatchObject({ sizeBytes: 10 * 1024 * 1024 });
  await enterAs(page, other.owner);
  const foreign = await page.request.post(`/${tenant.slug}/support/files`, {
    headers: { "content-type": "application/octet-stream", "x-file-name": "a.png" },
    data: PNG,
  });
  expect(foreign.status()).toBe(404);
});
