import { beforeAll, describe, expect, it } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/roles";
import { can } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { createAlertFixture, createPolicyFixture } from "@/scripts/testing/alert-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { getAlert } from "./get-alert";
import { acknowledgeAllOf } from "./mutations/acknowledge-all";
import { acknowledgeAlerts, unacknowledgeAlerts } from "./mutations/acknowledge";
import { assignAlerts } from "./mutations/assign";
import { markFalsePositives, unmarkFalsePositives } from "./mutations/mark-false-positive";
import { resolveAlerts } from "./mutations/resolve";
import { snoozeAlerts } from "./mutations/snooze";
import type { AnswerResult } from "./types";

type Answer = (context: OrganizationContext, ids: string[]) => Promise<AnswerResult>;

const tomorrow = new Date(Date.now() + 24 * 3_600_000);

const ANSWERS: [reason: string, answer: Answer][] = [
  ["acknowledged", (context, ids) => acknowledgeAlerts(context, { ids })],
  ["snoozed", (context, ids) => snoozeAlerts(context, { ids, until: tomorrow })],
  ["woken", (context, ids) => snoozeAlerts(context, { ids, until: null })],
  ["marked_false_positive", (context, ids) => markFalsePositives(context, { ids, reason: "A test" })],
  ["unmarked_false_positive", (context, ids) => unmarkFalsePositives(context, { ids })],
  ["unacknowledged", (context, ids) => unacknowledgeAlerts(context, { ids })],
  ["resolved", (context, ids) => resolveAlerts(context, { ids, reason: "Fixed" })],
];

describe("answering alerts", () => {
  let ours: OrganizationFixture;
  let theirs: OrganizationFixture;
  let colleague: MemberFixture;

  beforeAll(async () => {
    ours = await createOrganizationFixture("Ours");
    theirs = await createOrganizationFixture("Theirs");
    colleague = await addMemberFixture(ours.organization, "member");
  });

  const actionsOf = async (id: string) => {
    const decisions = await withOrganization(ours.context, (transaction) =>
      transaction.alertDecision.findMany({ where: { alertId: id }, orderBy: { sequence: "asc" } }),
    );
    return decisions.map(({ content }) => (JSON.parse(content) as { reason: string }).reason);
  };

  it("chains a decision and writes an audit entry for each answer, once", async () => {
    const id = await createAlertFixture(ours);
    for (const [, answer] of ANSWERS) {
      expect(await answer(ours.context, [id])).toEqual({ changed: [id], unchanged: [], missing: [] });
      const again = await answer(ours.context, [id]);
      expect(again).toMatchObject({ changed: [], unchanged: [{ id }], missing: [] });
    }
    const reasons = ANSWERS.map(([reason]) => reason);
    expect(await actionsOf(id)).toEqual(reasons);
    const { rows } = await asSuperuser(
      "SELECT action FROM audit_logs WHERE resource_id = $1 ORDER BY recorded_at, id",
      [id],
    );
    expect(rows.map(({ action }: { action: string }) => action)).toEqual(
      reasons.map((reason) => `alerts.${reason}`),
    );
  });

  it("keeps names out of the chain, so that a person can be forgotten", async () => {
    const id = await createAlertFixture(ours);
    await acknowledgeAlerts(ours.context, { ids: [id] });
    const { rows } = await asSuperuser("SELECT content FROM alert_decisions WHERE alert_id = $1", [id]);
    const [{ content }] = rows as [{ content: string }];
    expect(content).toContain(ours.user.id);
    expect(content).not.toContain(ours.user.name);
  });

  it("lets one of two people acknowledge, and tells the other who was first and when", async () => {
    const id = await createAlertFixture(ours);
    const contexts = [ours.context, colleague.context];
    const results = await Promise.all(contexts.map((context) => acknowledgeAlerts(context, { ids: [id] })));
    const winner = results.findIndex(({ changed }) => changed.length === 1);
    const loser = results[1 - winner];
    expect(results[winner]?.unchanged).toEqual([]);
    expect(loser?.changed).toEqual([]);
    expect(loser?.unchanged).toEqual([
      {
        id,
        state: "acknowledged",
        by:
          winner === 0
            ? { id: ours.user.id, name: ours.user.name }
            : { id: colleague.user.id, name: colleague.user.name },
        at: expect.any(Date) as Date,
      },
    ]);
    expect(await actionsOf(id)).toEqual(["acknowledged"]);
  });

  it("acknowledges many in opposite orders at once without a deadlock, each once", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => createAlertFixture(ours)));
    const results = await Promise.all([
      acknowledgeAlerts(ours.context, { ids }),
      acknowledgeAlerts(colleague.context, { ids: [...ids].reverse() }),
    ]);
    expect(results.flatMap(({ changed }) => changed).sort()).toEqual([...ids].sort());
  });

  it("does what it can of many, and says what it could not do", async () => {
    const firing = await createAlertFixture(ours);
    const over = await createAlertFixture(ours, { state: "resolved" });
    const foreign = await createAlertFixture(theirs);
    const gone = newId();
    const result = await acknowledgeAlerts(ours.context, { ids: [firing, over, foreign, gone] });
    expect(result.changed).toEqual([firing]);
    expect(result.unchanged).toMatchObject([{ id: over, state: "resolved", by: null }]);
    expect(result.missing.sort()).toEqual([foreign, gone].sort());
  });

  it.each(ANSWERS)("does not find another organisation's alert: %s", async (_, answer) => {
    const foreign = await createAlertFixture(theirs);
    await expect(answer(ours.context, [foreign])).rejects.toMatchObject({ code: "NOT_FOUND" });
    const alert = await getAlert(theirs.context, foreign);
    expect(alert).toMatchObject({ state: "firing", timeline: [], falsePositive: null });
    expect(alert.marks.snoozedUntil).toBeNull();
  });

  it.each(ROLES)("is allowed to a %s as the table of permissions says", async (role: Role) => {
    const { context } = await createOrganizationFixture("Role", role);
    for (const [, answer] of ANSWERS)
      await expect(answer(context, [newId()])).rejects.toMatchObject({
        code: can(role, "alerts.respond") ? "NOT_FOUND" : "FORBIDDEN",
      });
  });

  it("acknowledges at a stroke what fires of one policy, and nothing of another organisation", async () => {
    const policyId = await createPolicyFixture(ours);
    const firing = await Promise.all(
      ["a", "b"].map((host) => createAlertFixture(ours, { policyId, labels: { host } })),
    );
    await createAlertFixture(ours, { policyId, state: "resolved" });
    expect((await acknowledgeAllOf(theirs.context, { policyId })).changed).toEqual([]);
    expect((await acknowledgeAllOf(ours.context, { policyId })).changed.sort()).toEqual(firing.sort());
  });

  it("refuses a snooze that begins in the past or never ends", async () => {
    const ids = [await createAlertFixture(ours)];
    for (const until of [new Date(Date.now() - 1), new Date(Date.now() + 31 * 24 * 3_600_000)])
      await expect(snoozeAlerts(ours.context, { ids, until })).rejects.toMatchObject({
        code: "INVALID_INPUT",
        fields: [{ field: "until" }],
      });
  });

  it("assigns to members who may answer alerts, and to nobody else", async () => {
    const id = await createAlertFixture(ours);
    const auditor = await addMemberFixture(ours.organization, "auditor");
    for (const assigneeId of [theirs.user.id, auditor.user.id, newId()])
      await expect(assignAlerts(ours.context, { ids: [id], assigneeId })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    await assignAlerts(ours.context, { ids: [id], assigneeId: colleague.user.id });
    expect((await getAlert(ours.context, id)).assignee).toEqual({
      id: colleague.user.id,
      name: colleague.user.name,
    });
    const { rows } = await asSuperuser("SELECT path FROM notifications WHERE user_id = $1 AND type = $2", [
      colleague.user.id,
      "alerts.assigned",
    ]);
    expect(rows).toEqual([{ path: `/alerts/${id}` }]);
  });

  it("wakes a snoozed alert by itself when its time is over", async () => {
    const id = await createAlertFixture(ours, { snoozedUntil: new Date(Date.now() - 1_000) });
    expect((await getAlert(ours.context, id)).marks.snoozedUntil).toBeNull();
  });
});
