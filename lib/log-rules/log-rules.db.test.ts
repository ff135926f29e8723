import { beforeEach, describe, expect, it } from "vitest";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { DEFAULT_LOG_RULES } from "./defaults";
import { resetLogRules, saveLogRules } from "./mutations";
import { getLogRules, getRulesInForce } from "./queries";

describe("log rules", () => {
  let mine: OrganizationFixture;
  const [first, ...others] = DEFAULT_LOG_RULES;

  beforeEach(async () => {
    mine = await createOrganizationFixture("Ruler");
  });

  async function auditEntries() {
    const { rows } = await asSuperuser(
      "SELECT action, before, after FROM audit_logs WHERE organization_id = $1 ORDER BY sequence",
      [mine.organization.id],
    );
    return rows as { action: string; before: Record<string, unknown>; after: Record<string, unknown> }[];
  }

  it("are those of the product until somebody changes them, and after a reset", async () => {
    expect(await getLogRules(mine.context)).toEqual({ rules: DEFAULT_LOG_RULES, version: 0 });
    await saveLogRules(mine.context, { version: 0, rules: others });
    expect(await getLogRules(mine.context)).toEqual({ rules: others, version: 1 });
    await resetLogRules(mine.context);
    expect(await getLogRules(mine.context)).toEqual({ rules: DEFAULT_LOG_RULES, version: 0 });
    expect((await auditEntries()).map(({ action }) => action)).toEqual(["log-rules.save", "log-rules.reset"]);
  });

  it("hold for one organisation alone", async () => {
    const other = await createOrganizationFixture("Other");
    await saveLogRules(mine.context, { version: 0, rules: others });
    expect((await getLogRules(other.context)).rules).toEqual(DEFAULT_LOG_RULES);
    expect(await getRulesInForce(mine.context)).toEqual(others);
  });

  it("leave an audit entry that tells which rules were changed", async () => {
    if (!first) throw new Error("There are no rules.");
    await saveLogRules(mine.context, { version: 0, rules: [{ ...first, enabled: false }, ...others] });
    const [entry] = await auditEntries();
    expect(entry?.before[first.name]).toMatchObject({ enabled: true });
    expect(entry?.after[first.name]).toMatchObject({ enabled: false });
    expect(entry?.after.order).toBe(entry?.before.order);
  });

  it("are not overwritten by somebody who has not seen the newest", async () => {
    await saveLogRules(mine.context, { version: 0, rules: others });
    const late = (version: number) => saveLogRules(mine.context, { version, rules: [] });
    await expect(late(0)).rejects.toMatchObject({ code: "CONFLICT" });
    await saveLogRules(mine.context, { version: 1, rules: DEFAULT_LOG_RULES });
    await expect(late(1)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getLogRules(mine.context)).version).toBe(2);
  });

  it("are refused by rule and field, and then nothing is changed", async () => {
    const wrong = { ...first, conditions: [{ field: "body", pattern: "{actor}*" }] };
    await expect(saveLogRules(mine.context, { version: 0, rules: [...others, wrong] })).rejects.toMatchObject(
      {
        code: "INVALID_INPUT",
        fields: [
          {
            field: `rules.${others.length}.conditions.0.pattern`,
            message: "Pattern must have text between two placeholders.",
          },
        ],
      },
    );
    expect((await getLogRules(mine.context)).version).toBe(0);
  });

  it.each(["member", "auditor"] as const)("are not for a %s to change", async (role) => {
    const { context } = await createOrganizationFixture("Reader", role);
    await expect(saveLogRules(context, { version: 0, rules: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(resetLogRules(context)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await getLogRules(context)).rules).toEqual(DEFAULT_LOG_RULES);
  });
});
