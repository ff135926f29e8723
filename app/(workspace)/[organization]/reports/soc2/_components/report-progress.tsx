import { StatusBadge, type Status } from "@/components/feedback/status";
import { Progress } from "@/components/ui/progress";
import { REPORT_STEPS, type ReportState, type ReportSummary } from "@/lib/soc2-report/types";

const LOOKS: Record<ReportState, { status: Status; word?: string }> = {
  queued: { status: "queued" },
  running: { status: "running" },
  ready: { status: "succeeded", word: "Ready" },
  failed: { status: "failed", word: "Failed: ask for another one" },
};

/** The state of a report; while it is made, which step it is at. */
export function ReportProgress({ report: { state, stepsDone } }: { report: ReportSummary }) {
  const step = REPORT_STEPS[stepsDone];
  if (state !== "running" || step === undefined) return <StatusBadge {...LOOKS[state]} />;
  return (
    <Progress
      value={stepsDone}
      max={REPORT_STEPS.length}
      label={step}
      detail={`Step ${stepsDone + 1} of ${REPORT_STEPS.length}`}
      className="min-w-44"
    />
  );
}
