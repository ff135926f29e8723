import type { Recipient } from "@/lib/routing/recipients";
import type { Hit } from "@/lib/routing/route-notice";
import { advance, type Position, type TakenStep } from "../escalation";
import type { DueRun } from "./due-run";
import type { Target } from "./plan";

export type StopCause = "acknowledged" | "resolved" | "organization_closed";

/** What becomes of a run that is due. */
export type Move =
  | { kind: "stopped"; reason: StopCause }
  /** By inhibition, maintenance or a silence: it sets out anew when that ends. */
  | { kind: "interrupted"; by: Hit }
  /** Snoozed: it goes on where it stands, later. */
  | { kind: "postponed"; nextAt: Date }
  | { kind: "advanced"; taken: TakenStep<Recipient>[]; next: Position; nextAt: Date }
  | { kind: "exhausted"; taken: TakenStep<Recipient>[] };

/** An alert that somebody has answered, or that is over, escalates no further, whoever forgot to say so. */
export function decideMove(
  run: DueRun,
  interruption: Hit | null,
  at: Date,
  reach: (target: Target) => Recipient[],
): Move {
  const { alert, plan, stepNo, loopNo } = run;
  if (run.isOrganizationClosed) return { kind: "stopped", reason: "organization_closed" };
  if (alert.state === "acknowledged" || alert.state === "resolved")
    return { kind: "stopped", reason: alert.state };
  if (interruption !== null) return { kind: "interrupted", by: interruption };
  if (alert.snoozedUntil !== null && alert.snoozedUntil > at)
    return { kind: "postponed", nextAt: alert.snoozedUntil };
  const outcome = advance(plan, { stepNo, loopNo }, at, reach);
  const { taken } = outcome;
  return outcome.state === "exhausted"
    ? { kind: "exhausted", taken }
    : { kind: "advanced", taken, next: outcome.next, nextAt: outcome.nextAt };
}
