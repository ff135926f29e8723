import { expect, test, type Browser, type ConsoleMessage, type Page } from "@playwright/test";
import { barriersOf } from "../fixtures/accessibility";
import { createRecords } from "../fixtures/records";
import { fill, routes } from "../fixtures/routes";
import { createStaff, createTenant, signIn, type Person, type Tenant } from "../fixtures/tenants";

const PHONE = 375;
const DESKTOP = 1280;
/** Pages one test looks at: few enough that the browsers share them evenly. */
const PAGES_PER_TEST = 12;

// A trace of a page under axe costs more than axe does, and its findings name the place anyway.
test.use({ trace: "off", screenshot: "off" });

type Reader = "member" | "staff" | "visitor";

/** Who sees a page as it is meant to be seen. */
function readerOf(pattern: string): Reader {
  if (pattern.startsWith("/staff")) return "staff";
  return /^\/(\[organization\]|organizations|onboarding|account|custom-domain)/.test(pattern)
    ? "member"
    : "visitor";
}

const patterns = routes().flatMap(({ kind, pattern }) => (kind === "page" ? [pattern] : []));

let tenant: Tenant;
let parameters: Record<string, string>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  tenant = await createTenant("Readable");
  parameters = { organization: tenant.slug, ...(await createRecords(tenant)).parameters };
});

for (const reader of ["member", "visitor", "staff"] as const) {
  const read = patterns.filter((pattern) => readerOf(pattern) === reader);
  for (let first = 0; first < read.length; first += PAGES_PER_TEST) {
    const part = read.slice(first, first + PAGES_PER_TEST);
    test(`${reader} pages ${first + 1} to ${first + part.length} pass WCAG 2.2 AA on desktop and phone in both themes, fit and obey the policy`, async ({
      browser,
    }) => {
      test.setTimeout(600_000);
      const page = await open(browser, await personOf(reader));
      const problems: string[] = [];
      for (const pattern of part) problems.push(...(await problemsOf(page, fill(pattern, parameters))));
      await page.context().close();
      expect(problems).toEqual([]);
    });
  }
}

async function personOf(reader: Reader): Promise<Person | null> {
  if (reader === "staff") return createStaff();
  return reader === "member" ? tenant.owner : null;
}

async function open(browser: Browser, person: Person | null): Promise<Page> {
  // Without transitions a change of theme is done at once: between two colours, contrast is nobody's.
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  if (person) await signIn(page, person);
  return page;
}

/** What is wrong with one page, loaded once and then made narrow, as when a tablet is turned. */
async function problemsOf(page: Page, path: string): Promise<string[]> {
  const problems: string[] = [];
  const listen = (message: ConsoleMessage) => {
    if (message.type() === "error")
      problems.push(`${path}: the console says ${message.text()} of ${message.location().url}`);
  };
  page.on("console", listen);
  await page.setViewportSize({ width: DESKTOP, height: 900 });
  const response = await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (!response?.ok()) problems.push(`${path}: answers ${response?.status()}`);
  if (page.url().includes("/sign-in") && path !== "/sign-in") problems.push(`${path}: asks to sign in`);
  for (const width of [DESKTOP, PHONE]) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...(await problemsAt(page, path, width)));
  }
  page.off("console", listen);
  return problems;
}

async function problemsAt(page: Page, path: string, width: number): Promise<string[]> {
  const problems: string[] = [];
  // A refresh of a live page may be putting its title in anew.
  await expect(page).toHaveTitle(/./);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 1) problems.push(`${path}: ${overflow} px wider than a screen of ${width}`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const only = colorScheme === "dark" ? "colours" : undefined;
    for (const barrier of await barriersOf(page, { only }))
      problems.push(`${path} at ${width}, ${colorScheme}: ${barrier}`);
  }
  return problems;
}
