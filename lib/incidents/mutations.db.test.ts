import { beforeAll, describe, expect, it } from "vitest";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { acknowledgeIncident, moveIncident, updateIncident } from "./mutations/change-incident";
import { declareIncident } from "./mutations/declare-incident";
import { mergeIncident, splitIncident } from "./mutations/merge-and-split";
import { addAction, publishPostMortem, savePostMortem } from "./mutations/post-mortem";
import { addLink, addNote, addTask, assignRole, postUpdate } from "./mutations/work-on-incident";
import { getIncident } from "./queries/get-incident";
import { getPostMortem } from "./queries/post-mortems";

describe("incidents that people work on", () => {
  let tenant: OrganizationFixture;
  let stranger: OrganizationFixture;
  let auditor: MemberFixture;
  let member: MemberFixture;

  beforeAll(async () => {
    [tenant, stranger] = await Promise.all([
      createOrganizationFixture("Responders"),
      createOrganizationFixture("Strangers"),
    ]);
    auditor = await addMemberFixture(tenant.organization, "auditor");
    member = await addMemberFixture(tenant.organization, "member");
  });

  const declare = (title = "Checkout is slow", alertIds: string[] = []) =>
    declareIncident(tenant.context, { title, severity: "P1", summary: "", alertIds });

  const get = (id: string) => getIncident(tenant.context, id);

  async function audited(id: string): Promise<string[]> {
    const { rows } = await asSuperuser(
      "SELECT action FROM audit_logs WHERE resource_id = $1 ORDER BY sequence NULLS LAST, recorded_at",
      [id],
    );
    return (rows as { action: string }[]).map(({ action }) => action);
  }

  it("get numbers without gaps or doubles, however many are declared at once", async () => {
    const fresh = await createOrganizationFixture("Racing");
    const input = { title: "Many", severity: "P3" as const, summary: "", alertIds: [] };
    const ids = await Promise.all(Array.from({ length: 6 }, () => declareIncident(fresh.context, input)));
    const incidents = await Promise.all(ids.map((id) => getIncident(fresh.context, id)));
    expect(incidents.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("count as acknowledged by whoever declares them, and are in the audit log", async () => {
    const id = await declare();
    expect((await get(id)).acknowledgedAt).not.toBeNull();
    expect(await audited(id)).toContain("incidents.declare");
    await expect(acknowledgeIncident(tenant.context, { incidentId: id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("can be read by an auditor, who changes nothing", async () => {
    const id = await declare();
    expect((await getIncident(auditor.context, id)).title).toBe("Checkout is slow");
    for (const attempt of [
      addNote(auditor.context, { incidentId: id, text: "Mine" }),
      moveIncident(auditor.context, { incidentId: id, state: "resolved" }),
      declareIncident(auditor.context, { title: "No", severity: "P3", summary: "", alertIds: [] }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("do not exist for another organisation, and take neither its people nor its alerts", async () => {
    const id = await declare();
    const theirs = await createAlertFixture(stranger);
    for (const attempt of [
      () => getIncident(stranger.context, id),
      () => addNote(stranger.context, { incidentId: id, text: "Hello" }),
      () => mergeIncident(stranger.context, { incidentId: id, intoId: id.replace(/.$/, "0") }),
      () => declare("Stolen", [theirs]),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      updateIncident(tenant.context, { incidentId: id, commanderId: stranger.user.id }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("tell everything on a timeline that nobody can change", async () => {
    const id = await declare();
    const of = { incidentId: id };
    await assignRole(tenant.context, { ...of, role: "scribe", userId: member.user.id });
    await addTask(tenant.context, { ...of, title: "Call the bank", assigneeId: member.user.id, dueAt: null });
    await addLink(tenant.context, { ...of, kind: "control", target: "CC7.3", label: "" });
    await postUpdate(tenant.context, {
      ...of,
      audience: "internal",
      phase: "identified",
      body: "A full disk.",
    });
    await addNote(member.context, { ...of, text: "Disk emptied." });
    const { timeline } = await get(id);
    expect(timeline.map(({ kind }) => kind)).toEqual([
      "opened",
      "role_assigned",
      "task_added",
      "link_added",
      "update_posted",
      "note",
    ]);
    expect(timeline.at(1)?.person).toBe(member.user.name);
    await expect(
      asSuperuser("UPDATE incident_events SET detail = '{}' WHERE incident_id = $1", [id]),
    ).rejects.toThrow(/insert-only/);
  });

  it("refuse an update whose template is not filled in", async () => {
    const id = await declare();
    const update = { incidentId: id, audience: "customers" as const, phase: "resolved" as const };
    await expect(
      postUpdate(tenant.context, { ...update, body: "Over since [time and zone]." }),
    ).rejects.toThrow(/\[time and zone\]/);
  });

  it("merge: alerts and further alerts go to the one that goes on, and both stories stay", async () => {
    const [one, two] = [await createAlertFixture(tenant), await createAlertFixture(tenant)];
    const [source, target] = [await declare("First", [one]), await declare("Second", [two])];
    await mergeIncident(tenant.context, { incidentId: source, intoId: target });
    const [merged, kept] = [await get(source), await get(target)];
    expect(merged).toMatchObject({ state: "closed", mergedInto: { number: kept.number }, alerts: [] });
    expect(kept.alerts.map(({ id }) => id).sort()).toEqual([one, two].sort());
    expect(kept.timeline.filter(({ kind }) => kind === "opened")).toHaveLength(2);
    await expect(addNote(tenant.context, { incidentId: source, text: "Late" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("are merged by one of two people who merge them into each other at once", async () => {
    const [one, two] = [await declare("One"), await declare("Two")];
    const outcomes = await Promise.allSettled([
      mergeIncident(tenant.context, { incidentId: one, intoId: two }),
      mergeIncident(tenant.context, { incidentId: two, intoId: one }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("split: the chosen alerts move with their past, and the old timeline keeps it", async () => {
    const [one, two] = [await createAlertFixture(tenant), await createAlertFixture(tenant)];
    const source = await declare("Both", [one, two]);
    const id = await splitIncident(tenant.context, { incidentId: source, title: "Another", alertIds: [two] });
    const [rest, split] = [await get(source), await get(id)];
    expect(rest.alerts.map((alert) => alert.id)).toEqual([one]);
    expect(split.alerts.map((alert) => alert.id)).toEqual([two]);
    for (const { timeline } of [rest, split])
      expect(timeline.filter(({ kind, alertId }) => kind === "alert_fired" && alertId === two)).toHaveLength(
        1,
      );
    await expect(
      splitIncident(tenant.context, { incidentId: source, title: "Empty", alertIds: [one] }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("get a post-mortem when they are resolved, which is published once it says what is needed", async () => {
    const id = await declare();
    await moveIncident(tenant.context, { incidentId: id, state: "resolved" });
    const { version, dueAt, incident } = await getPostMortem(tenant.context, id);
    expect(dueAt.getTime() - (incident.resolvedAt?.getTime() ?? 0)).toBe(48 * 3_600_000);
    await expect(publishPostMortem(tenant.context, { incidentId: id })).rejects.toThrow(
      /summary, impact, root cause/,
    );
    const sections = { summary: "Slow.", impact: "Some.", rootCause: "A disk." };
    const save = { incidentId: id, version, sections, state: "review" as const };
    await savePostMortem(tenant.context, save);
    await expect(savePostMortem(member.context, save)).rejects.toMatchObject({ code: "CONFLICT" });
    await publishPostMortem(tenant.context, { incidentId: id });
    await addAction(tenant.context, { incidentId: id, title: "Watch disks", ownerId: null, dueAt: null });
    expect(await getPostMortem(tenant.context, id)).toMatchObject({ state: "published", sections });
    expect(await audited(id)).toEqual(expect.arrayContaining(["post-mortems.save", "post-mortems.publish"]));
  });
});
