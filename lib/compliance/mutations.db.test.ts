import { beforeAll, describe, expect, it } from "vitest";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { now, useClock } from "@/lib/core/clock";
import { addMember } from "@/scripts/testing/api-records";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { answerCheck } from "./mutations/answer-check";
import { assignCheck } from "./mutations/assign-check";
import { decideException, requestException } from "./mutations/exceptions";
import { runChecksNow } from "./mutations/run-now";
import { saveScope } from "./mutations/save-scope";
import { reinstateCheck, waiveCheck } from "./mutations/waive-check";
import { getAnswerFile, getCheck, listChecks, listResults } from "./queries/checks";
import { getCompliance, getFramework } from "./queries/frameworks";
import { CheckFilter } from "./schema";

const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

const FAILING = "mfa-coverage";
const MANUAL = "manual-training";

describe("what people do with checks", () => {
  let tenant: OrganizationFixture;
  let admin: OrganizationContext;

  const stateOf = async (checkId: string) => (await getCheck(tenant.context, checkId)).state;
  const auditOf = async (action: string) => {
    const { rows } = await asSuperuser(
      "SELECT actor_id, resource_id FROM audit_logs WHERE organization_id = $1 AND action = $2",
      [tenant.organization.id, action],
    );
    return rows;
  };

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Deciding");
    const { membershipId } = await addMember(tenant, "Second Admin");
    const { rows } = await asSuperuser(
      "UPDATE memberships SET role = 'admin' WHERE id = $1 RETURNING user_id",
      [membershipId],
    );
    const [{ user_id: id }] = rows as [{ user_id: string }];
    admin = memberContext({
      organization: tenant.organization,
      user: { id, name: "Second Admin", email: "second@example.test" },
      role: "admin",
      origin: tenant.context.origin,
    });
    await runChecksNow(tenant.context, {});
  });

  it("runs one check without touching the others, and says so in the audit log", async () => {
    expect(await runChecksNow(tenant.context, { checkId: FAILING })).toMatchObject({ checks: 1, failed: 1 });
    expect(await auditOf("compliance.run")).toHaveLength(2);
  });

  it("names the rows behind a failure", async () => {
    const { rows } = await getCheck(tenant.context, FAILING);
    expect(rows.map(({ label }) => label).sort()).toEqual(["Deciding Person", "Second Admin"]);
  });

  it("takes an answer with its document, for the check's term, and lets it grow stale", async () => {
    const stream = (async function* () {
      yield Buffer.from("name,date\n");
    })();
    const input = { checkId: MANUAL, outcome: "pass" as const, note: "Everybody was there." };
    const { id } = await answerCheck(tenant.context, input, {
      name: "people.csv",
      contentType: "text/csv",
      stream,
    });
    expect(await stateOf(MANUAL)).toBe("pass");
    expect(await getAnswerFile(tenant.context, id)).toMatchObject({ name: "people.csv" });
    const later = new Date(now().getTime() + 366 * DAY_MS);
    const restore = useClock(() => later);
    expect(await stateOf(MANUAL)).toBe("stale");
    restore();
  });

  it("keeps every answer in the history, the newest first", async () => {
    await answerCheck(tenant.context, { checkId: MANUAL, outcome: "fail", note: "Two are missing." });
    const { items } = await listResults(tenant.context, { checkId: MANUAL, limit: 10 });
    expect(items.map(({ state, answer }) => [state, answer?.note])).toEqual([
      ["fail", "Two are missing."],
      ["pass", "Everybody was there."],
    ]);
  });

  it("refuses an answer that would hold longer than the check allows, and leaves nothing of it", async () => {
    const answer = { checkId: MANUAL, outcome: "pass" as const, note: "For ever.", validUntil: inDays(800) };
    await expect(answerCheck(tenant.context, answer)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await stateOf(MANUAL)).toBe("fail");
  });

  it("accepts a failure only once somebody other than the requester approves", async () => {
    const asked = { checkId: FAILING, reason: "Keys are ordered and arrive in March.", endsOn: inDays(30) };
    const { id } = await requestException(tenant.context, asked);
    expect(await stateOf(FAILING)).toBe("fail");
    await expect(decideException(tenant.context, { id, decision: "approved" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(requestException(admin, asked)).rejects.toMatchObject({ code: "CONFLICT" });
    await decideException(admin, { id, decision: "approved" });
    expect(await stateOf(FAILING)).toBe("excepted");
    const { score } = await getFramework(tenant.context, "soc2");
    expect(score.percent).toBeNull();
  });

  it("lets the failure come back by itself on the day after the exception", async () => {
    const restore = useClock(() => new Date(Date.now() + 32 * DAY_MS));
    expect(await stateOf(FAILING)).toBe("fail");
    restore();
  });

  it("refuses an exception without an end within a year", async () => {
    const asked = { checkId: "mfa-required", reason: "We would rather not at all.", endsOn: inDays(400) };
    await expect(requestException(tenant.context, asked)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("leaves out what does not apply, with a justification, until it is taken back", async () => {
    const checkId = "manual-card-data";
    await waiveCheck(admin, { checkId, justification: "We never see card numbers." });
    expect(await stateOf(checkId)).toBe("not_applicable");
    await reinstateCheck(admin, { checkId });
    expect(await stateOf(checkId)).toBe("not_assessed");
    expect(await auditOf("compliance.waive")).toEqual([expect.objectContaining({ resource_id: checkId })]);
  });

  it("tells the owner of a manual check, and shows them in the list", async () => {
    await assignCheck(admin, { checkId: MANUAL, ownerId: tenant.user.id, dueOn: inDays(10) });
    const { items } = await listChecks(tenant.context, {
      filter: CheckFilter.parse({ q: MANUAL }),
      limit: 10,
    });
    expect(items[0]?.owner?.name).toBe("Deciding Person");
    const { rows } = await asSuperuser(
      "SELECT title FROM notifications WHERE user_id = $1 AND type = 'compliance.assigned'",
      [tenant.user.id],
    );
    expect(rows).toEqual([{ title: "Yours to answer: Everybody was trained in security" }]);
  });

  it("makes nobody of another organisation an owner", async () => {
    const stranger = await createOrganizationFixture("Strange");
    const asked = { checkId: MANUAL, ownerId: stranger.user.id, dueOn: null };
    await expect(assignCheck(admin, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves optional parts and whole frameworks out of scope, never a part that always applies", async () => {
    await saveScope(admin, { frameworkId: "soc2", included: true, excludedSections: ["privacy"] });
    expect((await getFramework(tenant.context, "soc2")).score.notApplicable).toBeGreaterThanOrEqual(18);
    await saveScope(admin, { frameworkId: "hipaa", included: false, excludedSections: [] });
    const { frameworks, gaps } = await getCompliance(tenant.context);
    expect(frameworks.find(({ framework }) => framework.id === "hipaa")?.included).toBe(false);
    expect(gaps.flatMap((gap) => gap.frameworks)).not.toContain("HIPAA Security Rule");
    const wrong = { frameworkId: "soc2" as const, included: true, excludedSections: ["security"] };
    await expect(saveScope(admin, wrong)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});
