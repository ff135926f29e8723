import { beforeAll, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { useClock } from "@/lib/core/clock";
import type { OrganizationContext, StaffActor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { getAttachment } from "@/lib/support/attachments/find-attachment";
import { pruneUploads } from "@/lib/support/attachments/prune";
import { removeUpload, uploadFile } from "@/lib/support/attachments/uploads";
import { addNote } from "@/lib/support/tickets/add-note";
import { changeStatus } from "@/lib/support/tickets/change-status";
import { sendReply } from "@/lib/support/tickets/send-reply";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { addReplyFixture, createStaffFixture, staffTicketContext } from "@/scripts/testing/support-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { answerRequest } from "./mutations/answer-request";
import { moveRequest } from "./mutations/move-request";
import { rateRequest } from "./mutations/rate-request";
import { reportIssue } from "./mutations/report-issue";
import { getRequest } from "./queries/get-request";
import { listRequests } from "./queries/list-requests";
import { rateByLink } from "./rate-by-link";
import { rateUrl } from "./rate-link";
import { ReportInput } from "./schema";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const NO_FILTERS = { states: [], search: "", isMine: false };

let tenant: OrganizationFixture;
let stranger: OrganizationFixture;
let staff: StaffActor;
let member: OrganizationContext;
let colleague: OrganizationContext;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Asking");
  stranger = await createOrganizationFixture("Elsewhere");
  staff = await createStaffFixture();
  member = (await addMemberFixture(tenant.organization, "member")).context;
  colleague = (await addMemberFixture(tenant.organization, "member")).context;
});

const report = (context: OrganizationContext, given: Partial<ReportInput> = {}) =>
  reportIssue(
    context,
    ReportInput.parse({
      id: newId(),
      type: "problem",
      area: "monitoring",
      severity: "medium",
      subject: "The chart is empty",
      body: "Since this morning.",
      ...given,
    }),
  );

const idsOf = async (context: OrganizationContext, filters = {}) =>
  (await listRequests(context, { filters: { ...NO_FILTERS, ...filters }, limit: 100 })).items.map(
    ({ id }) => id,
  );

const asStaff = () => staffTicketContext(tenant, staff);

const note = (ticketId: string, body: string) =>
  withPlatform("test", (transaction) =>
    addNote(transaction, asStaff(), { ticketId, body, mentionedUserIds: [] }),
  );

async function reply(ticketId: string, body: string): Promise<void> {
  const added = await addReplyFixture(tenant, staff, { ticketId, body });
  if (added.kind !== "waiting") throw new Error("The reply was not written.");
  const pending = { organizationId: tenant.organization.id, messageId: added.messageId };
  await withPlatform("test", (transaction) => sendReply(transaction, pending, added.sendAfter));
}

const solve = (ticketId: string) =>
  withPlatform("test", (transaction) => changeStatus(transaction, asStaff(), { ticketId, status: "solved" }));

describe("reporting an issue", () => {
  it("makes one request with a number, however often the same report is sent", async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => report(member, { id })));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect((await getRequest(member, id)).messages).toHaveLength(1);
    const mails = await asSuperuser(
      "SELECT subject, reply_to, headers FROM mail_messages WHERE idempotency_key = $1",
      [`support-confirmation:${id}`],
    );
    expect(mails.rows).toMatchObject([
      {
        subject: `[#${answers[0]?.number}] The chart is empty`,
        reply_to: expect.stringMatching(/^reply\+\d+-[a-z2-7]{46}@/) as string,
        headers: { "Auto-Submitted": "auto-replied" },
      },
    ]);
  });

  it("cannot take over the request of somebody else by its id", async () => {
    const { id } = await report(member);
    await expect(report(colleague, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("offers a severity only to the plans that have it, and says why", async () => {
    await expect(report(member, { severity: "critical" })).rejects.toMatchObject({
      code: "PLAN_REQUIRED",
      fields: [{ field: "severity", message: expect.stringContaining("Enterprise") as string }],
    });
    await expect(report(member, { severity: "high" })).rejects.toMatchObject({ code: "PLAN_REQUIRED" });
  });

  it("keeps the page and the request id that were left on it", async () => {
    const { id } = await report(member, { page: "/asking/alerts?q=1", requestId: "0198-abcd" });
    expect(await getRequest(member, id)).toMatchObject({
      pageUrl: expect.stringMatching(/\/asking\/alerts\?q=1$/) as string,
      requestId: "0198-abcd",
      state: "received",
    });
  });

  it("stands in the organisation's audit log, without what was written", async () => {
    const { id } = await report(member, { subject: "Secret subject" });
    const { entries } = await listAuditEntries(
      tenant.context,
      AuditFilter.parse({ action: ["support.open_ticket"] }),
    );
    expect(entries.find(({ resource }) => resource.id === id)).toMatchObject({ actor: { kind: "user" } });
    expect(JSON.stringify(entries)).not.toContain("Secret subject");
  });
});

describe("a request", () => {
  it("is seen by whoever wrote it and by owners and admins, not by other members or organisations", async () => {
    const { id } = await report(member);
    expect(await idsOf(member)).toContain(id);
    expect(await idsOf(tenant.context)).toContain(id);
    expect(await idsOf(tenant.context, { isMine: true })).not.toContain(id);
    for (const other of [colleague, stranger.context]) {
      expect(await idsOf(other)).not.toContain(id);
      await expect(getRequest(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      const written = { id: newId(), ticketId: id, body: "Mine?", uploadIds: [], source: "web" as const };
      await expect(answerRequest(other, written)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(moveRequest(other, { ticketId: id, to: "solved" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  it("shows what staff replied and nothing of what they noted", async () => {
    const { id } = await report(member);
    await note(id, "The customer is late with the bill.");
    await reply(id, "We are looking.");
    const shown = await getRequest(member, id);
    expect(shown.messages.map(({ kind, body }) => [kind, body])).toEqual([
      ["customer", "Since this morning."],
      ["reply", "We are looking."],
    ]);
    expect(JSON.stringify(shown)).not.toContain("late with the bill");
    const reading = withOrganization(tenant.context, (transaction) => transaction.supportNote.findMany());
    await expect(reading).rejects.toThrow(/permission denied/);
  });

  it("is found by its number, its title and its state", async () => {
    const { id, number } = await report(member, { subject: "Zebra crossing" });
    expect(await idsOf(member, { search: `#${number}` })).toEqual([id]);
    expect(await idsOf(member, { search: "zebra" })).toEqual([id]);
    expect(await idsOf(member, { states: ["solved"] })).not.toContain(id);
    await moveRequest(member, { ticketId: id, to: "solved" });
    expect(await idsOf(member, { states: ["solved"] })).toContain(id);
  });

  it("is listed in pages that miss nothing and repeat nothing", async () => {
    const other = (await addMemberFixture(tenant.organization, "member")).context;
    const made = await Promise.all(Array.from({ length: 5 }, () => report(other)));
    const first = await listRequests(other, { filters: NO_FILTERS, limit: 3 });
    const second = await listRequests(other, {
      filters: NO_FILTERS,
      after: first.next ?? undefined,
      limit: 3,
    });
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(
      made.map(({ id }) => id).sort(),
    );
    expect([first.total, second.next]).toEqual([5, null]);
  });

  it("is answered once, however often the same message is sent", async () => {
    const { id: ticketId } = await report(member);
    const answer = { id: newId(), ticketId, body: "More", uploadIds: [], source: "web" as const };
    await Promise.all(Array.from({ length: 4 }, () => answerRequest(member, answer)));
    expect((await getRequest(member, ticketId)).messages).toHaveLength(2);
  });

  it("is closed and opened again by its customer, until two weeks have passed", async () => {
    const { id: ticketId } = await report(member);
    await moveRequest(member, { ticketId, to: "solved" });
    expect(await getRequest(member, ticketId)).toMatchObject({ state: "solved", mayReopen: true });
    await moveRequest(member, { ticketId, to: "open" });
    await moveRequest(member, { ticketId, to: "solved" });
    const restore = useClock(() => new Date(Date.now() + 15 * 86_400_000));
    try {
      expect(await getRequest(member, ticketId)).toMatchObject({ mayReopen: false, isOver: true });
      await expect(moveRequest(member, { ticketId, to: "open" })).rejects.toMatchObject({ code: "CONFLICT" });
    } finally {
      restore();
    }
  });
});

describe("rating", () => {
  it("is possible once a request is solved, and the last word counts", async () => {
    const { id: ticketId } = await report(member);
    const rate = (score: number) => rateRequest(member, { ticketId, score, comment: "Quick" });
    await expect(rate(5)).rejects.toMatchObject({ code: "CONFLICT" });
    await solve(ticketId);
    await rate(2);
    await rate(5);
    expect((await getRequest(member, ticketId)).rating).toEqual({ score: 5, comment: "Quick" });
  });

  it("works by the link of a mail, for whom it was sent and as long as it is good", async () => {
    const { id: ticketId } = await report(member);
    await solve(ticketId);
    const userId = member.actor.kind === "user" ? member.actor.userId : "";
    const link = { organizationId: tenant.organization.id, ticketId, userId };
    const tokenOf = (url: string) => url.split("/rate/")[1] ?? "";
    const token = tokenOf(rateUrl(link, new Date()));
    await rateByLink(token, { score: 4, comment: "" }, member.origin);
    expect((await getRequest(member, ticketId)).rating).toEqual({ score: 4, comment: null });
    const dead = [
      tokenOf(rateUrl({ ...link, userId: tenant.user.id }, new Date())),
      tokenOf(rateUrl(link, new Date(Date.now() - 31 * 86_400_000))),
      `${token.slice(0, -2)}AA`,
      "nonsense",
    ];
    for (const each of dead)
      await expect(rateByLink(each, { score: 1, comment: "" }, member.origin)).rejects.toMatchObject({
        code: "GONE",
      });
  });
});

describe("files", () => {
  it("go with the message of whoever uploaded them, and are seen by whoever sees the request", async () => {
    const upload = await uploadFile(member, { name: "screen.html", bytes: PNG });
    expect(upload).toMatchObject({ name: "screen.html.png", mediaType: "image/png" });
    const { id } = await report(member, { uploadIds: [upload.id] });
    const [file] = (await getRequest(member, id)).messages[0]?.files ?? [];
    expect(file).toMatchObject({ name: "screen.html.png", sizeBytes: PNG.length });
    const fileId = file?.id ?? "";
    expect(await getAttachment(tenant.context, fileId)).toMatchObject({ mediaType: "image/png" });
    for (const other of [colleague, stranger.context])
      await expect(getAttachment(other, fileId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("of somebody else cannot be sent along, and nothing is opened then", async () => {
    const { id: uploadId } = await uploadFile(colleague, { name: "a.png", bytes: PNG });
    const id = newId();
    await expect(report(member, { id, uploadIds: [uploadId] })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(getRequest(member, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("of notes exist for nobody outside the desk", async () => {
    const { id } = await report(member);
    const noteId = newId();
    const fileId = newId();
    await asSuperuser(
      `INSERT INTO support_notes (organization_id, id, ticket_id, author_user_id, body, created_at)
       VALUES ($1, $2, $3, $4, 'A note', now())`,
      [tenant.organization.id, noteId, id, staff.userId],
    );
    await asSuperuser(
      `INSERT INTO support_attachments (organization_id, id, ticket_id, note_id, storage_key, file_name, media_type,
         size_bytes, sha256, scan_state, created_at)
       VALUES ($1, $2::uuid, $3, $4, $2::text, 'secret.png', 'image/png', 1, '\\x00', 'clean', now())`,
      [tenant.organization.id, fileId, id, noteId],
    );
    await expect(getAttachment(tenant.context, fileId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(JSON.stringify(await getRequest(tenant.context, id))).not.toContain("secret.png");
  });

  it("are refused for what their bytes are", async () => {
    const html = Buffer.from("<!doctype html><script>alert(1)</script>");
    await expect(uploadFile(member, { name: "a.png", bytes: html })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: expect.stringContaining("a.png: HTML") as string,
    });
  });

  it("that were never sent leave after a day; one can be taken away before", async () => {
    const [old, fresh] = [
      await uploadFile(member, { name: "old.png", bytes: PNG }),
      await uploadFile(member, { name: "fresh.png", bytes: PNG }),
    ];
    await asSuperuser("UPDATE support_uploads SET created_at = now() - interval '25 hours' WHERE id = $1", [
      old.id,
    ]);
    expect(await pruneUploads()).toBe(1);
    await removeUpload(member, fresh.id);
    const left = await asSuperuser("SELECT 1 FROM support_uploads WHERE id = ANY($1)", [[old.id, fresh.id]]);
    expect(left.rowCount).toBe(0);
  });
});
