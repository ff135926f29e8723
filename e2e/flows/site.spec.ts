import { expect, test } from "@playwright/test";

test("a visitor finds what the product is, costs and promises, without a request to anybody else", async ({
  page,
}) => {
  const foreign: string[] = [];
  const own = new URL(process.env.APP_URL ?? "").origin;
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== own) foreign.push(request.url());
  });
  await page.goto("/");
  await expect(page).toHaveTitle(/Regulix/);
  const site = page.getByRole("navigation", { name: "Site" });
  await site.getByRole("link", { name: "Pricing" }).click();
  await expect(page.getByRole("heading", { name: "Pricing", level: 1 })).toBeVisible();
  await expect(page.getByText("$199 a month").first()).toBeVisible();
  await site.getByRole("link", { name: "Security" }).click();
  await expect(page.getByRole("heading", { name: "What is missing" })).toBeVisible();
  await page.getByRole("link", { name: "Status", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Collection" })).toBeVisible();
  await page.getByRole("link", { name: "Imprint" }).click();
  await expect(page.getByText("This text is not complete yet")).toBeVisible();
  await expect(page.getByText("[not stated yet: OPERATOR_NAME]")).toBeVisible();
  expect(foreign).toEqual([]);
});

test("search engines are led to what anybody may read, and every address of it answers", async ({
  request,
}) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /staff");
  expect(robots).toContain(`Sitemap: ${process.env.APP_URL}/sitemap.xml`);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(80);
  for (const address of addresses.filter((found) => !/\/help\//.test(found)))
    expect((await request.get(address)).status(), address).toBe(200);
  const picture = await request.get(
    /property="og:image" content="([^"]+)"/.exec(await (await request.get("/")).text())?.[1] ?? "",
  );
  expect(picture.headers()["content-type"]).toBe("image/png");
});
