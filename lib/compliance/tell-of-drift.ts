import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { recordSecurityEvent } from "@/lib/security-events/record";
import { findCheck } from "./checks/catalogue";

type Drift = {
  organization_id: string;
  run_id: string;
  result_id: string;
  check_id: string;
  state: "fail" | "pass";
  previous_state: string;
  reason: string;
};

/**
 * Tells organisations which checks broke or recovered in the run with this key. A first result is no drift, and
 * nobody is told of what was waived or is excepted. Safe to repeat: each result is told once.
 */
export async function tellOfDrift(key: string, organizationIds: readonly string[]): Promise<number> {
  const drifts = await listDrifts(key, organizationIds);
  for (const runId of new Set(drifts.map((drift) => drift.run_id))) {
    const ofRun = drifts.filter((drift) => drift.run_id === runId);
    const inState = (state: Drift["state"]) => ofRun.filter((drift) => drift.state === state);
    await tell(runId, "compliance.checks_broke", inState("fail"));
    await tell(runId, "compliance.checks_recovered", inState("pass"));
  }
  await Promise.all(drifts.map(recordEvent));
  return drifts.length;
}

async function listDrifts(key: string, organizationIds: readonly string[]): Promise<Drift[]> {
  return withPlatform(
    "tell of compliance drift",
    (transaction) => transaction.$queryRaw<Drift[]>`
      SELECT run.organization_id, run.id AS run_id, result.id AS result_id, result.check_id, result.state,
        result.previous_state, result.reason
      FROM compliance_runs run
      JOIN compliance_check_results result ON result.organization_id = run.organization_id AND result.run_id = run.id
      WHERE run.key = ${key} AND run.organization_id = ANY (${organizationIds}::uuid[])
        AND ((result.state = 'fail' AND result.previous_state <> 'fail')
          OR (result.state = 'pass' AND result.previous_state = 'fail'))
        AND NOT EXISTS (SELECT FROM compliance_waivers waiver
          WHERE waiver.organization_id = run.organization_id AND waiver.check_id = result.check_id)
        AND NOT EXISTS (SELECT FROM compliance_exceptions exception
          WHERE exception.organization_id = run.organization_id AND exception.check_id = result.check_id
            AND exception.state = 'approved' AND exception.ends_at > run.observed_at)
      ORDER BY run.organization_id, result.check_id`,
  );
}

async function tell(
  runId: string,
  type: "compliance.checks_broke" | "compliance.checks_recovered",
  drifts: readonly Drift[],
): Promise<void> {
  const [first] = drifts;
  if (!first) return;
  const checks = drifts.map(({ check_id: id, reason }) => ({
    id,
    reason,
    title: findCheck(id)?.title ?? id,
  }));
  const mails = await withPlatform("tell of compliance drift", (transaction) =>
    notify(transaction, {
      type,
      organizationId: first.organization_id,
      data: { checks },
      key: runId,
      to: { permission: "compliance.answer" },
    }),
  );
  await announceMails(mails);
}

async function recordEvent(drift: Drift): Promise<void> {
  const { organization_id: organizationId, check_id: id, state, previous_state, reason, result_id } = drift;
  await recordSecurityEvent({
    organizationId,
    kind: state === "fail" ? "compliance.check_broke" : "compliance.check_recovered",
    actor: { kind: "system", name: "compliance" },
    target: { kind: "compliance_check", id },
    detail: { from: previous_state, to: state, reason },
    idempotencyKey: `compliance ${result_id}`,
  });
}
