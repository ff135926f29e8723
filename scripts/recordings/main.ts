// Makes the films that are named, or all of them, against the product at APP_URL.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { Camera, FILM_SIZE } from "./camera";
import { enterAs } from "@/e2e/fixtures/tenants";
import type { Film } from "./film";
import { createAlertPolicy } from "./films/create-an-alert-policy";
import { declareAnIncident } from "./films/declare-an-incident";
import { inviteAColleague } from "./films/invite-a-colleague";
import { sendAFirstMetric } from "./films/send-a-first-metric";
import { createFilmedOrganization } from "./organization";
import { publish } from "./publish";

const FILMS: readonly Film[] = [inviteAColleague, sendAFirstMetric, createAlertPolicy, declareAnIncident];

const LONGEST_MINUTES = 10;

function chosenFilms(): readonly Film[] {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !FILMS.some(({ slug }) => slug === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no recording "${unknown.join('", "')}"; choose from ${FILMS.map(({ slug }) => slug).join(", ")}.`,
    );
  return names.length > 0 ? FILMS.filter(({ slug }) => names.includes(slug)) : FILMS;
}

async function openWindowOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.APP_URL,
    viewport: FILM_SIZE,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  return context.newPage();
}

async function shoot(film: Film, browser: Browser): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "regulix-recording-"));
  try {
    const openWindow = () => openWindowOf(browser);
    const page = await openWindow();
    await enterAs(page, owner);
    const camera = new Camera(page, folder);
    await film.act({ camera, page, organization, openWindow });
    await camera.end();
    await page.context().close();
    await publish(film, camera, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Nothing of a film takes so long: it waits for what does not come.
setTimeout(() => {
  throw new Error("The recordings take too long; the last one named is not finished.");
}, LONGEST_MINUTES * 60_000).unref();

const { organization, owner } = await createFilmedOrganization();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
});
for (const film of chosenFilms()) await shoot(film, browser);
await browser.close();
// The fixtures keep their connections to the database open.
process.exit(0);
