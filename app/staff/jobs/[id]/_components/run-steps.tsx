import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { formatMilliseconds } from "@/lib/core/format/duration";
import type { RunDetail, RunStep } from "@/lib/jobs/types";
import { ErrorDetail } from "./error-detail";
import { ShownJson } from "./shown-json";

const KINDS: Record<RunStep["kind"], string> = {
  run: "Step",
  sleep: "Sleep",
  wait: "Wait for an event",
  invoke: "Call of another function",
};
const STATUS_OF: Record<RunStep["state"], Status> = {
  pending: "pending",
  completed: "succeeded",
  failed: "failed",
};

/** The recorded steps in the order in which they ended, with what each led to. */
export function RunSteps({ run }: { run: RunDetail }) {
  const failedBesideSteps = run.error !== null && !run.steps.some((step) => step.state === "failed");
  return (
    <Section title="Steps">
      {failedBesideSteps && run.error && <ErrorDetail error={run.error} />}
      {run.steps.length === 0 && !failedBesideSteps && (
        <Card>
          <EmptyState
            title="No step is recorded"
            description="A step stands here once it has ended, or waits for a time, an event or another run."
          />
        </Card>
      )}
      {run.steps.length > 0 && (
        <ol className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {run.steps.map((step) => (
            <li key={step.id}>
              <Step step={step} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Step({ step }: { step: RunStep }) {
  const span = step.endedAt ? step.endedAt.getTime() - step.startedAt.getTime() : 0;
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">{step.name}</h3>
        <StatusBadge status={STATUS_OF[step.state]} />
        <span className="text-muted-foreground text-sm">{KINDS[step.kind]}</span>
        <span className="text-muted-foreground ml-auto text-sm">
          <ExactTime at={step.endedAt ?? step.startedAt} precision="second" />
          {/* Steps that the app runs in one go are recorded when they end; their beginning is not known. */}
          {span > 0 && ` · ${formatMilliseconds(span)}`}
        </span>
      </div>
      {step.error && <ErrorDetail error={step.error} />}
      {step.output && <ShownJson label="Output" json={step.output} />}
    </Card>
  );
}
