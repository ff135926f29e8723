import { expect, test } from "@playwright/test";
import { query } from "../fixtures/database";
import { createTenant, enterAs } from "../fixtures/tenants";

/** What the browser complains of: every test here ends without any, the policy's violations included. */
let complaints: string[];

test.beforeEach(({ page }) => {
  complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});

test.afterEach(() => expect(complaints).toEqual([]));

test("whether an article helped is counted, without who said so", async ({ page }) => {
  const asked =
    "SELECT coalesce(sum(helpful), 0)::integer AS helpful FROM help_feedback WHERE slug = 'dark-mode'";
  const before = await query<{ helpful: number }>(asked);
  await page.goto("/help/dark-mode");
  await page.getByRole("group", { name: "Was this helpful?" }).getByRole("button", { name: "Yes" }).click();
  await expect(page.getByText("Thank you. It tells us which articles to mend.")).toBeVisible();
  const after = await query<{ helpful: number }>(asked);
  expect(after[0]?.helpful).toBe((before[0]?.helpful ?? 0) + 1);
});

test("what no article answers is said, with what comes closest", async ({ page }) => {
  await page.goto("/help?q=pizza+delivery");
  await expect(page.getByRole("heading", { name: "No article answers “pizza delivery”" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Closest articles" })).toBeVisible();
});

test("a hard word is explained where it stands, by keyboard", async ({ page }) => {
  const tenant = await createTenant("Explained");
  await enterAs(page, tenant.owner);
  await page.goto(`/${tenant.slug}/compliance/controls`);
  const word = page.getByRole("button", { name: "control (what it means)" });
  const meaning = page.getByRole("dialog", { name: "Control: definition" });
  await expect(async () => {
    await word.press("Enter");
    await expect(meaning).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(meaning).toBeHidden();
  await expect(word).toBeFocused();
});

test("an article prints as a text: without navigation, buttons and what belongs to the screen", async ({
  page,
}) => {
  await page.goto("/help/roles");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1, name: "What may each role do?" })).toBeVisible();
  for (const hidden of [
    page.getByRole("navigation", { name: "Help" }),
    page.getByRole("button", { name: "Print" }),
    page.getByText("Was this helpful?"),
    page.getByRole("heading", { name: "Still stuck?" }),
    page.getByRole("link", { name: "Sign in" }),
  ])
    await expect(hidden).toBeHidden();
});

test("a recording is asked for when it is played, from here, in parts, with its captions", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/help/invite-a-colleague");
  await page.getByRole("link", { name: "Invite a colleague", exact: true }).click();
  await expect(page).toHaveURL(/\/help\/videos#invite-a-colleague$/);
  const video = page.getByLabel("Recording: Invite a colleague");
  await expect(video).toBeVisible();
  expect(asked.filter((url) => url.endsWith(".webm"))).toEqual([]);

  const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await expect.poll(time).toBeGreaterThan(0);
  const cues = () => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.cues?.length ?? 0);
  await expect.poll(cues).toBeGreaterThan(3);
  expect(asked.filter((url) => new URL(url).origin !== new URL(page.url()).origin)).toEqual([]);

  const part = await page.request.get("/help/recordings/en/invite-a-colleague.webm", {
    headers: { range: "bytes=0-99" },
  });
  expect(part.status()).toBe(206);
  expect((await part.body()).length).toBe(100);
  expect(part.headers()["content-type"]).toBe("video/webm");
});
