import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { HOLD_WORDS, OUTCOME_WORDS, REASON_WORDS, STAGE_WORDS } from "@/lib/routing/labels";
import type { Simulation } from "@/lib/routing/simulate";

/** The decision, and every step on the way to it. */
export function SimulationSteps({ simulation }: { simulation: Simulation }) {
  const { reason, stages, recipients, escalations, unresolved, fellBack } = simulation;
  return (
    <div className="grid gap-4 text-sm">
      <p className="text-base font-medium">{REASON_WORDS[reason]}</p>
      <ol className="grid gap-1.5">
        {stages.map(({ stage, hits }) => (
          <li key={stage} className="flex flex-wrap items-baseline gap-x-3">
            <StatusText
              status={hits.some(({ counts }) => counts) ? "muted" : "pass"}
              word={STAGE_WORDS[stage]}
              className="w-36"
            />
            {hits.length === 0 && <span className="text-muted-foreground">lets it pass</span>}
            {hits.map(({ id, until, counts }) => (
              <span key={id ?? stage}>
                {counts ? "holds it back" : "would hold it back once it is approved"}
                {until && (
                  <>
                    {" until "}
                    <ExactTime at={until} />
                  </>
                )}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {recipients.length > 0 && (
        <ul className="grid gap-1.5 border-t pt-3">
          {recipients.map(({ label, outcome, reason: why, dueAt }) => (
            <li key={label} className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium break-all">{label}</span>
              <span>
                {OUTCOME_WORDS[outcome]}
                {why && `: ${HOLD_WORDS[why]}`}
                {dueAt && (
                  <>
                    {" until "}
                    <ExactTime at={dueAt} precision="second" />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {escalations.length > 0 && <p>Escalates through {escalations.join(", ")}.</p>}
      {unresolved.length > 0 && <p>These entries of the policy reach nobody: {unresolved.join(", ")}.</p>}
      {fellBack && <p>Nobody else would hear of it, so the admins are told.</p>}
    </div>
  );
}
