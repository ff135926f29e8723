import { beforeEach, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import type { StaffActor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { createAccount, newEmail, newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { getMailLogItem, listMailLog } from "./log";
import { readMailAsStaff, retryMail } from "./staff-orders";
import type { MailState } from "./states";

const announced = vi.hoisted((): { data: unknown }[] => []);
vi.mock("@/lib/events/send", () => ({
  sendEvents: (event: { data: unknown }) => Promise.resolve(void announced.push(event)),
}));
vi.mock("./transport", () => ({ hasMailTransport: () => true }));

async function createMail(state: MailState, recipient: string, organizationId: string | null = null) {
  const id = newId();
  const text = state === "sent" || state === "failed" ? "" : "Join here: https://app.test/invitations/secret";
  await asSuperuser(
    `INSERT INTO mail_messages (id, organization_id, idempotency_key, template, recipient, subject, html, text, state)
     VALUES ($1::uuid, $2, $1::text, 'invitation', $3, 'Join us', $4, $4, $5)`,
    [id, organizationId, recipient, text, state],
  );
  return id;
}

describe("the mail log of staff", () => {
  let staff: { actor: StaffActor; origin: ReturnType<typeof newOrigin> };

  beforeEach(async () => {
    const { id: userId, name, email } = await createAccount();
    staff = { actor: { kind: "staff", userId, name, email, reason: "Ticket 4711" }, origin: newOrigin() };
    announced.length = 0;
  });

  it("is found by recipient and state, newest first, in pages", async () => {
    const mine = newEmail();
    const failed = await createMail("failed", mine);
    const queued = await createMail("queued", mine);
    await createMail("queued", newEmail());
    const idsOf = async (states: MailState[]) =>
      (await listMailLog({ states, recipient: mine.toUpperCase() })).mails.map(({ id }) => id);
    expect(await idsOf([])).toEqual([queued, failed]);
    expect(await idsOf(["failed"])).toEqual([failed]);
    for (let index = 0; index < 52; index++) await createMail("sent", "many@example.test");
    const first = await listMailLog({ states: [], recipient: "many@" });
    const second = await listMailLog({ states: [], recipient: "many@" }, first.nextCursor ?? undefined);
    expect([first.mails.length, second.mails.length, second.nextCursor]).toEqual([50, 2, null]);
  });

  it("says nothing of what a mail says", async () => {
    const id = await createMail("queued", newEmail());
    expect(JSON.stringify(await getMailLogItem(id))).not.toContain("Join here");
  });

  it("shows a text without its links, and the organisation reads who looked and why", async () => {
    const tenant = await createOrganizationFixture("Mailed");
    const id = await createMail("queued", newEmail(), tenant.organization.id);
    expect(await readMailAsStaff(staff, id)).toBe("Join here: [link hidden]");
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries).toMatchObject([
      { action: "staff.read_mail", actor: { kind: "staff", reason: "Ticket 4711" }, resource: { id } },
    ]);
  });

  it("has no text to show once a mail is delivered", async () => {
    const id = await createMail("sent", newEmail());
    await expect(readMailAsStaff(staff, id)).rejects.toMatchObject({ code: "GONE" });
  });

  it("asks for another attempt at what waits, and for nothing else", async () => {
    const id = await createMail("queued", newEmail());
    await retryMail(staff, id);
    expect(announced.map(({ data }) => data)).toEqual([{ messageId: id }]);
    for (const state of ["sent", "failed", "sending"] as const) {
      const other = await createMail(state, newEmail());
      await expect(retryMail(staff, other)).rejects.toMatchObject({ code: "CONFLICT" });
    }
    expect(announced).toHaveLength(1);
  });
});
