import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { createRecords } from "../fixtures/records";
import { fill, routes } from "../fixtures/routes";
import { createStaff, createTenant, signIn, type Person, type Tenant } from "../fixtures/tenants";

const WIDTHS = [375, 1280];
const THEMES = ["light", "dark"] as const;
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answer the theme can change: the others read the same page twice. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Who sees a page as it is meant to be seen. */
function readerOf(pattern: string): "member" | "staff" | "visitor" {
  if (pattern.startsWith("/staff")) return "staff";
  return /^\/(\[organization\]|organizations|account)/.test(pattern) ? "member" : "visitor";
}

const patterns = routes().flatMap(({ kind, pattern }) => (kind === "page" ? [pattern] : []));

let people: Record<"member" | "staff" | "visitor", Person | null>;
let tenant: Tenant;
let parameters: Record<string, string>;

test.beforeAll(async () => {
  tenant = await createTenant("Readable");
  people = { member: tenant.owner, staff: await createStaff(), visitor: null };
  parameters = { organization: tenant.slug, ...(await createRecords(tenant)).parameters };
});

for (const width of WIDTHS) {
  test(`every page at ${width} px passes WCAG 2.2 AA in both themes, fits and obeys the policy`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    const problems: string[] = [];
    for (const reader of ["visitor", "member", "staff"] as const) {
      const page = await open(browser, width, people[reader]);
      for (const pattern of patterns.filter((each) => readerOf(each) === reader))
        problems.push(...(await problemsOf(page, fill(pattern, parameters))));
      await page.context().close();
    }
    expect(problems).toEqual([]);
  });
}

async function open(browser: Browser, width: number, person: Person | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  if (person) await signIn(page, person);
  return page;
}

async function problemsOf(page: Page, path: string): Promise<string[]> {
  const said: string[] = [];
  const listen = (message: { type(): string; text(): string }) => {
    if (message.type() === "error") said.push(`${path}: the console says ${message.text()}`);
  };
  page.on("console", listen);
  const response = await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const barriers: string[] = [];
  for (const theme of THEMES) barriers.push(...(await barriersOf(page, path, theme)));
  page.off("console", listen);
  return [
    ...said,
    ...(response?.ok() ? [] : [`${path}: answers ${response?.status()}`]),
    ...(page.url().includes("/sign-in") && path !== "/sign-in" ? [`${path}: asks to sign in`] : []),
    ...barriers,
    ...(overflow > 1 ? [`${path}: ${overflow} px wider than the screen`] : []),
  ];
}

async function barriersOf(page: Page, path: string, theme: (typeof THEMES)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  // Without frames of other sites axe needs no second page to put its results together in.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (
    theme === "light" ? axe.withTags(STANDARD) : axe.withRules(COLOUR_RULES)
  ).analyze();
  return violations.map(
    ({ id, nodes }) => `${path}, ${theme}: ${id} at ${nodes[0]?.target.join(" ")} (${nodes.length})`,
  );
}
