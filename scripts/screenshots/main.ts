// Takes every picture of the guides from the product at APP_URL.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { createPerson, createStaff, enterAs } from "@/e2e/fixtures/tenants";
import { createFilmedOrganization } from "@/scripts/recordings/organization";
import { fillOrganization } from "./fill-organization";
import { SHOTS } from "./shots";

const FOLDER = "docs/images/guide";
const SIZE = { width: 1280, height: 800 };
const QUALITY = 72;
/** All pictures together. */
const MOST_BYTES = 2 * 1024 * 1024;

async function take(page: Page, { name, path, ready }: { name: string; path: string; ready: string }) {
  await page.goto(path);
  await expect(page.getByText(ready).first()).toBeVisible();
  // What only says where the pointer was, or that something has just happened.
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ animations: "disabled" });
  const bytes = await sharp(picture).webp({ quality: QUALITY, effort: 6 }).toBuffer();
  await writeFile(join(FOLDER, `${name}.webp`), bytes);
  console.log(`${name}.webp ${Math.ceil(bytes.length / 1024)} KiB`);
  return bytes.length;
}

const { organization, owner } = await createFilmedOrganization();
await fillOrganization(organization.id);
const people = { owner, newcomer: await createPerson("Noor Haddad"), staff: await createStaff() };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
});
let total = 0;
for (const { who, ...shot } of SHOTS) {
  const context = await browser.newContext({
    baseURL: process.env.APP_URL,
    viewport: SIZE,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  await enterAs(page, people[who]);
  total += await take(page, { ...shot, path: shot.path.replace("{slug}", organization.slug) });
  await context.close();
}
await browser.close();
if (total > MOST_BYTES)
  throw new Error(`The pictures have ${total} bytes; at most ${MOST_BYTES} are wanted.`);
// The fixtures keep their connections to the database open.
process.exit(0);
