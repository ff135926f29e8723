import { beforeAll, describe, expect, it } from "vitest";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { getAlert } from "./get-alert";
import { addNote, deleteNote, editNote } from "./mutations/notes";
import { deleteView, saveView } from "./mutations/views";
import { listViews } from "./views";

describe("notes about an alert", () => {
  let ours: OrganizationFixture;
  let theirs: OrganizationFixture;
  let colleague: MemberFixture;
  let alertId: string;

  beforeAll(async () => {
    ours = await createOrganizationFixture("Notes");
    theirs = await createOrganizationFixture("Others");
    colleague = await addMemberFixture(ours.organization, "member");
    await asSuperuser("UPDATE users SET name = 'Mira Castellanos' WHERE id = $1", [colleague.user.id]);
    alertId = await createAlertFixture(ours);
  });

  const notesOf = async (id: string) =>
    (await getAlert(ours.context, id)).timeline.filter((entry) => entry.kind === "note");

  const toldOf = async (userId: string) =>
    (
      await asSuperuser("SELECT 1 FROM notifications WHERE user_id = $1 AND type = 'alerts.mentioned'", [
        userId,
      ])
    ).rows.length;

  it("stand in the timeline as they were written, hostile text and all", async () => {
    const body = "<script>alert('x')</script> [a](javascript:x) ' OR 1=1 --\u202e";
    await addNote(ours.context, { alertId, body });
    expect(await notesOf(alertId)).toMatchObject([
      { body, author: { name: ours.user.name }, editedAt: null },
    ]);
  });

  it("tell whom they name, once, and nobody of another organisation", async () => {
    await asSuperuser("UPDATE users SET name = 'Their Person' WHERE id = $1", [theirs.user.id]);
    const { id } = await addNote(ours.context, { alertId, body: "@Mira Castellanos and @Their Person" });
    expect([await toldOf(colleague.user.id), await toldOf(theirs.user.id)]).toEqual([1, 0]);
    await editNote(ours.context, { noteId: id, body: "@Mira Castellanos, once more" });
    expect(await toldOf(colleague.user.id)).toBe(1);
  });

  it("are changed and deleted by their author alone", async () => {
    const id = await createAlertFixture(ours);
    const note = await addNote(colleague.context, { alertId: id, body: "Looking" });
    const changes = [
      () => editNote(ours.context, { noteId: note.id, body: "Mine now" }),
      () => deleteNote(ours.context, { noteId: note.id }),
      () => editNote(theirs.context, { noteId: note.id, body: "Mine now" }),
      () => deleteNote(theirs.context, { noteId: note.id }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await editNote(colleague.context, { noteId: note.id, body: "Still looking" });
    expect(await notesOf(id)).toMatchObject([{ body: "Still looking", editedAt: expect.any(Date) as Date }]);
    await deleteNote(colleague.context, { noteId: note.id });
    expect(await notesOf(id)).toEqual([]);
  });

  it("cannot be written to another organisation's alert", async () => {
    await expect(addNote(theirs.context, { alertId, body: "Hello" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("leave no word of theirs in either chain", async () => {
    await addNote(ours.context, { alertId, body: "word-that-is-erased" });
    for (const statement of [
      "SELECT 1 FROM alert_decisions WHERE content LIKE '%word-that-is-erased%'",
      "SELECT 1 FROM audit_logs WHERE after::text LIKE '%word-that-is-erased%'",
    ])
      expect((await asSuperuser(statement)).rows).toEqual([]);
  });

  describe("saved views", () => {
    it("are seen by their owner, or by everybody of the organisation when shared", async () => {
      await saveView(ours.context, {
        name: "Mine",
        query: "severity=critical&after=x&state=firing",
        shared: false,
      });
      const { id } = await saveView(ours.context, { name: "Ours", query: "assignee=none", shared: true });
      expect(await listViews(ours.context)).toMatchObject([
        { name: "Mine", query: "state=firing&severity=critical", shared: false },
        { name: "Ours", query: "assignee=none", shared: true },
      ]);
      expect(await listViews(colleague.context)).toMatchObject([{ name: "Ours" }]);
      expect(await listViews(theirs.context)).toEqual([]);
      await expect(deleteView(theirs.context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("are deleted by nobody but their owner", async () => {
      const { id } = await saveView(colleague.context, { name: "Theirs", query: "", shared: false });
      await expect(deleteView(ours.context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await deleteView(colleague.context, { id });
    });

    it("take the place of the one that had the name", async () => {
      const { context } = await createOrganizationFixture("Views");
      await saveView(context, { name: "Night", query: "severity=high", shared: true });
      await saveView(context, { name: "Night", query: "severity=critical", shared: true });
      expect(await listViews(context)).toMatchObject([{ name: "Night", query: "severity=critical" }]);
    });
  });
});
