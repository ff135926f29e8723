import { expect, test, type Browser, type Page } from "@playwright/test";
import { query } from "../fixtures/database";
import { createTicket } from "../fixtures/support-records";
import {
  createColleague,
  createStaff,
  createTenant,
  enterAs,
  type Person,
  type Tenant,
} from "../fixtures/tenants";

let tenant: Tenant;

test.beforeAll(async () => {
  tenant = await createTenant("Supported");
});

async function openAs(browser: Browser, person: Person, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enterAs(page, person);
  await page.goto(path);
  return page;
}

const messagesOf = (ticketId: string) =>
  query<{ kind: string; body: string; isPending: boolean }>(
    `SELECT kind, body, is_pending AS "isPending" FROM support_messages WHERE ticket_id = $1 ORDER BY created_at`,
    [ticketId],
  );

const mailsTo = (address: string) =>
  query<{ subject: string; text: string }>("SELECT subject, text FROM mail_messages WHERE recipient = $1", [
    address,
  ]);

test("a note stays in the desk, a reply can be taken back, and what is left reaches the customer", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const ticket = await createTicket(tenant, { subject: "Charts stay empty" });
  await enterAs(page, await createStaff());
  await page.goto(`/staff/support/${ticket.number}`);

  await page.getByRole("button", { name: "Internal note" }).click();
  await expect(page.getByText("Only your team sees this")).toBeVisible();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Their clock is wrong: keep quiet.");
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await page.getByRole("textbox", { name: "Reply to the customer" }).fill("We are looking into it.");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Reply to the customer" })).toHaveValue(
    "We are looking into it.",
  );
  await page.getByRole("button", { name: "Internal note" }).click();
  await expect(page.getByRole("textbox", { name: "Internal note" })).toHaveValue(
    "Their clock is wrong: keep quiet.",
  );
  await page.getByRole("button", { name: "Add note" }).click();
  const conversation = page.getByRole("list", { name: "Conversation" });
  await expect(conversation.getByText("Their clock is wrong: keep quiet.")).toBeVisible();

  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(conversation.getByText("Not sent yet: the customer does not see it.")).toBeVisible();
  await conversation.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Reply to the customer" })).toHaveValue(
    "We are looking into it.",
  );
  expect(await messagesOf(ticket.id)).toHaveLength(1);

  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(conversation.getByText("Not sent yet: the customer does not see it.")).toBeVisible();
  await expect
    .poll(async () => (await mailsTo(tenant.owner.email)).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  const [mail] = await mailsTo(tenant.owner.email);
  expect(mail?.text).toContain("We are looking into it.");
  expect(mail?.text).not.toContain("Their clock is wrong");
  await page.reload();
  await expect(page.getByLabel("Status", { exact: true })).toHaveValue("pending");
});

test("two agents at once see each other, and a reply to an older conversation is held back", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const ticket = await createTicket(tenant, { subject: "Two answer at once" });
  const path = `/staff/support/${ticket.number}`;
  const first = await openAs(browser, await createStaff(), path);
  const second = await openAs(browser, await createColleague(), path);
  await expect(second.getByText("Staff Person is viewing")).toBeVisible();

  await first.getByRole("textbox", { name: "Reply to the customer" }).fill("First answer");
  await second.getByRole("textbox", { name: "Reply to the customer" }).fill("Second answer");
  await first.getByRole("button", { name: "Send reply" }).click();
  await expect(first.getByText("Not sent yet: the customer does not see it.")).toBeVisible();
  await second.getByRole("button", { name: "Send reply" }).click();
  await expect(second.getByText("1 newer message")).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Reply to the customer" })).toHaveValue("Second answer");
  expect((await messagesOf(ticket.id)).map(({ body }) => body)).not.toContain("Second answer");
  await second.getByRole("button", { name: "Send all the same" }).click();
  await expect
    .poll(async () => (await messagesOf(ticket.id)).map(({ body }) => body))
    .toContain("Second answer");
  await Promise.all([first.context().close(), second.context().close()]);
});

test("several tickets are changed at once, by keyboard too, and stand in the customer's audit log", async ({
  browser,
  page,
}) => {
  const mark = `bulk${Date.now()}`;
  const tickets = [
    await createTicket(tenant, { subject: `${mark} one` }),
    await createTicket(tenant, { subject: `${mark} two` }),
  ];
  await enterAs(page, await createStaff());
  await page.goto(`/staff/support?queue=unassigned&q=${mark}`);
  const first = page.getByRole("link", { name: `${mark} one` });
  // Keys are heard once the page is alive.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(first).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Change selected tickets" });
  await expect(bar.getByText("2 tickets")).toBeVisible();
  await bar.getByLabel("Set priority").selectOption("urgent");
  await expect(page.getByText("Urgent")).toHaveCount(2);
  const rows = await query<{ priority: string }>(
    "SELECT priority FROM support_tickets WHERE number = ANY($1::int[])",
    [tickets.map(({ number }) => number)],
  );
  expect(rows.map(({ priority }) => priority)).toEqual(["urgent", "urgent"]);

  const owner = await openAs(
    browser,
    tenant.owner,
    `/${tenant.slug}/settings/audit-log?action=support.change_priority`,
  );
  await expect(owner.getByRole("row").filter({ hasText: "Staff Person" })).toHaveCount(2);
  await owner.context().close();
});

test("a ticket is merged into another of the same person", async ({ page }) => {
  const from = await createTicket(tenant, { subject: "Said twice", body: "The same again" });
  const into = await createTicket(tenant, { subject: "Said first", body: "For the first time" });
  await enterAs(page, await createStaff());
  await page.goto(`/staff/support/${from.number}`);
  await page.getByRole("button", { name: "Merge" }).click();
  await page.getByLabel("Number of the ticket that goes on").fill(String(into.number));
  await page.getByRole("button", { name: "Merge tickets" }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/support/${into.number}`));
  await expect(page.getByRole("list", { name: "Conversation" }).getByText("The same again")).toBeVisible();
  await page.goto(`/staff/support/${from.number}`);
  await expect(page.getByText(`This ticket goes on in #${into.number}.`).first()).toBeVisible();
});

test("an answer that is kept is put in with a slash", async ({ page }) => {
  const shortcode = `greet-${Date.now()}`;
  await enterAs(page, await createStaff());
  await page.goto("/staff/support/settings");
  await page.getByLabel("Shortcode").fill(shortcode);
  await page.getByLabel("What it is for").fill("A greeting");
  await page
    .getByLabel("Answer", { exact: true })
    .fill("Hello {{customer.name}}, this is about {{ticket.number}}.");
  await page.getByRole("button", { name: "Save response" }).click();
  await expect(page.getByText(`/${shortcode}`)).toBeVisible();

  const ticket = await createTicket(tenant, { subject: "Greet me" });
  await page.goto(`/staff/support/${ticket.number}`);
  const field = page.getByRole("textbox", { name: "Reply to the customer" });
  await field.click();
  await field.pressSequentially(`/${shortcode}`);
  const offered = page.getByRole("listbox", { name: "Canned responses" }).getByRole("option");
  await expect(offered).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`Hello ${tenant.owner.name}, this is about #${ticket.number}.`);
});

test("customers do not find the desk", async ({ page }) => {
  const { number } = await createTicket(tenant, { subject: "Mine" });
  await enterAs(page, tenant.owner);
  for (const path of ["", `/${number}`, "/reports", "/reports/csv", "/settings"]) {
    const response = await page.request.get(`/staff/support${path}`);
    expect(response.status(), path).toBe(404);
  }
});
