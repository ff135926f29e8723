import { expect, test, type Page } from "@playwright/test";
import sharp from "sharp";
import { query } from "../fixtures/database";
import { addMember, createPerson, createTenant, signIn } from "../fixtures/tenants";

const SECONDS_UNTIL_SEEN = 5;
const BROWN = "#7c2d12";

async function logo(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 200, channels: 4, background: BROWN } })
    .png()
    .toBuffer();
}

async function primaryOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--primary"));
}

/** The address of the logo in the newest mail to somebody; empty before there is one. */
async function logoIn(recipient: string): Promise<string> {
  const [mail] = await query<{ html: string }>(
    "SELECT html FROM mail_messages WHERE recipient = $1 ORDER BY id DESC LIMIT 1",
    [recipient],
  );
  return /src="([^"]+\/api\/branding\/[^"]+)"/.exec(mail?.html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
}

test("an organisation's looks are seen by everybody within seconds, and taken back as fast", async ({
  browser,
  page,
}) => {
  test.slow();
  const { id, name, owner, slug } = await createTenant("Branded");
  await query("UPDATE organizations SET plan = 'enterprise', subscription_status = 'active' WHERE id = $1", [
    id,
  ]);
  const colleague = await createPerson("Mira Member");
  await addMember(id, colleague, "member");
  const theirs = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  theirs.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await signIn(theirs, colleague);
  await theirs.goto(`/${slug}/dashboard`);
  await signIn(page, owner);
  await page.goto(`/${slug}/settings/branding`);

  await test.step("a colour that nobody could read is refused, and the nearest shade is offered", async () => {
    const light = page.getByRole("group", { name: "Primary" }).getByLabel("Light theme", { exact: true });
    await light.fill("#f5a623");
    await page.getByRole("button", { name: "Save colours" }).click();
    await expect(page.getByText("text needs 4.5:1").first()).toBeVisible();
    await page.getByRole("button", { name: /^Use #/ }).click();
    await expect(light).not.toHaveValue("#f5a623");
    await light.fill(BROWN);
    await page.getByRole("button", { name: "Save colours" }).click();
    await expect(page.getByText("Colours saved", { exact: true })).toBeVisible();
  });

  await test.step("a colleague sees the colours without doing anything", async () => {
    await expect
      .poll(() => primaryOf(theirs), { timeout: SECONDS_UNTIL_SEEN * 1_000 })
      .toContain(`light-dark(${BROWN}`);
  });

  await test.step("hostile files are refused with the reason", async () => {
    const file = page.getByLabel("Image").first();
    const upload = page.getByRole("button", { name: "Upload logo" });
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: svg });
    await upload.click();
    await expect(page.getByText("An SVG file can carry scripts.")).toBeVisible();
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(2_000_000) });
    await upload.click();
    await expect(page.getByText("This file is larger than 1 MiB.")).toBeVisible();
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await logo() });
    await upload.click();
    await expect(page.getByText("Logo saved", { exact: true })).toBeVisible();
  });

  const shown = theirs.getByRole("button", { name: `Organisation: ${name}` }).getByRole("presentation");
  await test.step("the logo is beside the name, and mails carry it for whoever is not signed in", async () => {
    await expect(shown).toBeVisible({ timeout: SECONDS_UNTIL_SEEN * 1_000 });
    const guest = `guest-${id.slice(-8)}@example.test`;
    await page.goto(`/${slug}/settings/members`);
    await page.getByRole("button", { name: "Invite member" }).first().click();
    await page.getByLabel("E-mail address").fill(guest);
    await page.getByRole("button", { name: /Send invitation/ }).click();
    await expect.poll(() => logoIn(guest)).not.toBe("");
    const answer = await (await browser.newContext()).request.get(await logoIn(guest));
    expect(answer.headers()).toMatchObject({
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  await test.step("a reset takes all of it back", async () => {
    await page.goto(`/${slug}/settings/branding`);
    await page.getByRole("button", { name: "Reset branding" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Reset branding" }).click();
    await expect(page.getByText("Branding reset", { exact: true })).toBeVisible();
    await expect(shown).toHaveCount(0, { timeout: SECONDS_UNTIL_SEEN * 1_000 });
    expect(await primaryOf(theirs)).not.toContain(BROWN);
  });
  expect(complaints).toEqual([]);
});
