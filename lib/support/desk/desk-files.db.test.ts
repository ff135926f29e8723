import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { getAttachment } from "@/lib/support/attachments/find-attachment";
import { getRequest } from "@/lib/support/requests/queries/get-request";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture, openTicketFixture } from "@/scripts/testing/support-fixture";
import type { OpenedTicket } from "../tickets/open-ticket";
import type { Desk } from "./access";
import { openTicketFile } from "./read-file";
import { getDeskTicket } from "./read-ticket";
import { sendPendingReply } from "./send-pending-reply";
import { uploadDeskFile } from "./upload-file";
import { takeReplyBack, writeNote, writeReply } from "./write";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));

const PDF = Buffer.from("%PDF-1.7 steps");

let tenant: OrganizationFixture;
let ana: Desk;
let ben: Desk;
let ticket: OpenedTicket;

beforeAll(async () => {
  tenant = await createOrganizationFixture("Sent files");
  ana = { actor: await createStaffFixture(), role: "agent", origin: newOrigin() };
  ben = { actor: await createStaffFixture(), role: "agent", origin: newOrigin() };
});
beforeEach(async () => {
  ticket = await openTicketFixture(tenant);
});

const upload = (desk = ana, name = "steps.pdf", bytes: Buffer = PDF) =>
  uploadDeskFile(desk, { number: ticket.number, name, bytes });

async function reply(uploadIds: string[], desk = ana): Promise<string> {
  const added = await writeReply(desk, {
    number: ticket.number,
    body: "See the steps.",
    statusWhenSent: "pending",
    basedOnVersion: 1,
    isConfirmed: true,
    uploadIds,
  });
  if (added.kind !== "waiting") throw new Error(added.kind);
  return added.messageId;
}

async function send(messageId: string): Promise<void> {
  await asSuperuser("UPDATE support_messages SET send_after = now() WHERE id = $1", [messageId]);
  await sendPendingReply({ organizationId: tenant.organization.id, messageId });
}

const filesForCustomer = async () =>
  (await getRequest(tenant.context, ticket.ticketId)).messages.flatMap(({ files }) => files);

describe("files of a reply", () => {
  it("reach the customer with it, and are named in its mail", async () => {
    const messageId = await reply([(await upload()).id]);
    expect(await filesForCustomer()).toEqual([]);
    await send(messageId);
    const [file] = await filesForCustomer();
    expect(file).toMatchObject({ name: "steps.pdf", mediaType: "application/pdf", sizeBytes: PDF.length });
    expect(await getAttachment(tenant.context, file?.id ?? "")).toMatchObject({ fileName: "steps.pdf" });
    const { rows } = await asSuperuser("SELECT text FROM mail_messages WHERE idempotency_key = $1", [
      `support-reply:${messageId}`,
    ]);
    expect(JSON.stringify(rows)).toContain("steps.pdf");
    const { rows: notices } = await asSuperuser(
      "SELECT title, path FROM notifications WHERE user_id = $1 AND type = 'support.answered'",
      [tenant.user.id],
    );
    expect(notices).toContainEqual({
      title: `Answer to your request #${ticket.number}`,
      path: `/support/${ticket.ticketId}`,
    });
  });

  it("do not exist for customers while the reply can be taken back, nor while it is written", async () => {
    await upload();
    const messageId = await reply([(await upload()).id]);
    const { rows } = await asSuperuser("SELECT id FROM support_attachments WHERE message_id = $1", [
      messageId,
    ]);
    const [{ id }] = rows as [{ id: string }];
    await expect(getAttachment(tenant.context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const seen = await withOrganization(tenant.context, (transaction) =>
      transaction.supportUpload.count({ where: { isStaff: true } }),
    );
    expect(seen).toBe(0);
  });

  it("are in the draft again when it is taken back, and can be sent once more", async () => {
    const messageId = await reply([(await upload()).id]);
    const taken = await takeReplyBack(ana, { number: ticket.number, messageId });
    expect(taken).toMatchObject({ body: "See the steps.", files: [{ name: "steps.pdf" }] });
    await send(await reply(taken?.files.map(({ id }) => id) ?? []));
    expect(await filesForCustomer()).toMatchObject([{ name: "steps.pdf" }]);
  });

  it("are those of its author alone, and of accepted kinds", async () => {
    const { id } = await upload(ben);
    await expect(reply([id])).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const page = Buffer.from("<!doctype html><script>alert(1)</script>");
    await expect(upload(ana, "steps.pdf", page)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(upload({ ...ana, role: "viewer" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(reply([(await upload()).id, id], ben)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("files of a note", () => {
  it("are for staff, and exist for no customer", async () => {
    const { number, ticketId } = ticket;
    await writeNote(ana, { number, body: "Their log.", uploadIds: [(await upload()).id] });
    const { conversation } = await getDeskTicket(ben.actor.userId, number);
    const [file] = conversation.at(-1)?.attachments ?? [];
    expect(conversation.at(-1)).toMatchObject({ kind: "note", attachments: [{ fileName: "steps.pdf" }] });
    const attachmentId = file?.id ?? "";
    expect((await openTicketFile(ben, { number, attachmentId })).file).toMatchObject({
      fileName: "steps.pdf",
    });
    await expect(getAttachment(tenant.context, attachmentId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(JSON.stringify(await getRequest(tenant.context, ticketId))).not.toContain("steps.pdf");
  });
});
