import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import { announceMails } from "@/lib/mail/announce";
import { loadWorlds, severityOf } from "@/lib/routing/load-configuration";
import { findInterruption, type Hit, type RoutingWorld } from "@/lib/routing/route-notice";
import { decideMove } from "./decide";
import { claimDueRuns, type DueRun } from "./due-run";
import { deliveriesOf } from "./messages";
import { loadReach } from "./reach";
import { recordMoves } from "./record-moves";
import { tellOfMoves } from "./tell";

const BATCH_RUNS = 500;

/**
 * Takes the steps that are due by `at`, of every organisation, and returns how many runs moved. Messages,
 * decisions and the runs' places commit together, and a run is in one worker's hands at a time: killed anywhere,
 * no step is lost and none is taken twice.
 */
export async function advanceEscalations(at: Date): Promise<number> {
  let moved = 0;
  while (true) {
    const count = await advanceBatch(at);
    moved += count;
    if (count < BATCH_RUNS) return moved;
  }
}

async function advanceBatch(at: Date): Promise<number> {
  const outcome = await withPlatform("advance escalations", async (transaction) => {
    const due = await claimDueRuns(transaction, at, BATCH_RUNS);
    if (due.length === 0) return null;
    const organizationIds = [...new Set(due.map(({ organizationId }) => organizationId))];
    const reach = await loadReach(transaction, organizationIds, at);
    const worlds = await loadWorlds(transaction, organizationIds, at);
    const decided = due.map((run) => ({
      run,
      move: decideMove(run, interruptionOf(run, worlds, at), at, (target) =>
        reach(run.organizationId, target, at),
      ),
    }));
    const drafts = decided.flatMap(({ run, move }) =>
      "taken" in move ? move.taken.flatMap((step) => deliveriesOf(run, step, at)) : [],
    );
    const deliveries = await enqueueDeliveries(transaction, drafts);
    const mails = await tellOfMoves(transaction, decided);
    await recordMoves(transaction, decided, at);
    return { count: due.length, deliveries, mails };
  });
  if (outcome === null) return 0;
  const [first] = outcome.deliveries;
  if (first !== undefined) await announceDeliveries(first);
  await announceMails(outcome.mails);
  return outcome.count;
}

function interruptionOf(
  { organizationId, alert }: DueRun,
  worlds: ReadonlyMap<string, RoutingWorld>,
  at: Date,
): Hit | null {
  const world = worlds.get(organizationId);
  const policy = {
    id: alert.policyId,
    name: alert.policyName,
    kind: alert.policyKind,
    metric: alert.metric,
    severity: severityOf(alert.policySeverity),
    controlIds: alert.controlIds,
  };
  return world ? findInterruption({ alert, policy, severity: alert.severity, at }, world) : null;
}
