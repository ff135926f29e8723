import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { AUTOMATIC_CHECKS } from "./checks/catalogue";
import { runChecks } from "./run-checks";

const daily = (key: string) => ({ key, trigger: "daily", requestedById: null }) as const;

const rowsOf = async <Row>(statement: string, values: unknown[]): Promise<Row[]> =>
  (await asSuperuser(statement, values)).rows as Row[];

type Last = { check_id: string; state: string; reason: string; facts: object; rows: string[] };

describe("running the checks", () => {
  let tenant: OrganizationFixture;
  let other: OrganizationFixture;

  async function lastOf({ organization }: OrganizationFixture): Promise<Map<string, Last>> {
    const rows = await rowsOf<Last>(
      `SELECT standing.check_id, result.state, result.reason, result.facts, result.rows
         FROM compliance_check_states standing JOIN compliance_check_results result
           ON result.organization_id = standing.organization_id AND result.id = standing.result_id
        WHERE standing.organization_id = $1`,
      [organization.id],
    );
    return new Map(rows.map((row) => [row.check_id, row]));
  }

  const resultsOf = ({ organization }: OrganizationFixture, checkId: string) =>
    rowsOf<{ state: string; previous_state: string | null }>(
      `SELECT state, previous_state FROM compliance_check_results
        WHERE organization_id = $1 AND check_id = $2 ORDER BY id`,
      [organization.id, checkId],
    );

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Assessed");
    other = await createOrganizationFixture("Elsewhere");
    await asSuperuser(
      `INSERT INTO api_keys (organization_id, name, prefix, token_hash, scopes, created_by_user_id, expires_at)
       VALUES ($1, 'too great', 'rgx', sha256($2::text::bytea), '{members:write}', $3, now() + interval '2 years')`,
      [tenant.organization.id, newId(), tenant.user.id],
    );
    await runChecks([tenant.organization.id, other.organization.id], daily("first"));
  });

  it("asks every question and can judge every answer", async () => {
    const last = await lastOf(tenant);
    expect(last.size).toBe(AUTOMATIC_CHECKS.length);
    expect([...last.values()].filter(({ state }) => state === "error")).toEqual([]);
  });

  it("says of what nobody has measured that it is not assessed, never that it passes", async () => {
    const last = await lastOf(tenant);
    for (const id of ["audit-chain-intact", "tenant-isolation", "uptime", "malware-events", "evidence-daily"])
      expect([id, last.get(id)?.state]).toEqual([id, "not_assessed"]);
  });

  it("keeps the facts and the ids behind a failure, each organisation its own", async () => {
    const [mine, theirs] = [await lastOf(tenant), await lastOf(other)];
    expect(mine.get("api-key-scope")).toMatchObject({ state: "fail", facts: { total: 1, failing: 1 } });
    expect(mine.get("api-key-scope")?.rows).toHaveLength(1);
    expect(mine.get("api-key-expiry")).toMatchObject({ state: "fail" });
    expect(theirs.get("api-key-scope")).toMatchObject({ state: "not_applicable", rows: [] });
  });

  it("writes a result only where it differs from the last, and every run", async () => {
    await runChecks([tenant.organization.id], daily("second"));
    expect(await resultsOf(tenant, "mfa-coverage")).toHaveLength(1);
    await asSuperuser(
      "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
      [tenant.user.id],
    );
    await runChecks([tenant.organization.id], daily("third"));
    expect(await resultsOf(tenant, "mfa-coverage")).toEqual([
      { state: "fail", previous_state: null },
      { state: "pass", previous_state: "fail" },
    ]);
    const runs = await rowsOf("SELECT key FROM compliance_runs WHERE organization_id = $1 ORDER BY id", [
      tenant.organization.id,
    ]);
    expect(runs).toEqual([{ key: "first" }, { key: "second" }, { key: "third" }]);
  });

  it("does nothing for an organisation that has a run of the same cause", async () => {
    const outcomes = await runChecks([tenant.organization.id], daily("first"));
    expect(outcomes.size).toBe(0);
  });

  it("takes a question that cannot be asked for an error of that check alone", async () => {
    const [good, bad] = AUTOMATIC_CHECKS;
    if (!good || !bad) throw new Error("There are no checks.");
    const broken = { ...bad, query: "SELECT nothing FROM nowhere" };
    const checked = await createOrganizationFixture("Half");
    await runChecks([checked.organization.id], daily("broken"), [good, broken]);
    const last = await lastOf(checked);
    expect([last.get(good.id)?.state, last.get(bad.id)?.state]).toEqual(["fail", "error"]);
  });

  it("lets neither role change or remove what was found", async () => {
    const { rows } = await asSuperuser(
      `SELECT role, right_to FROM unnest(ARRAY['regulix_app', 'regulix_platform']) AS role,
         unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS right_to
        WHERE has_table_privilege(role, 'compliance_check_results', right_to)
           OR has_table_privilege(role, 'compliance_runs', right_to)
           OR has_table_privilege(role, 'compliance_answers', right_to)`,
    );
    expect(rows).toEqual([]);
  });
});
