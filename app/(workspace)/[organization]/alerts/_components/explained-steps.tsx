import { ExactTime } from "@/components/time/exact-time";
import type { ExplainedStep } from "@/lib/alerts/decisions/explanation";

/** The steps of an explanation, each with the place of its decision in the chain. */
export function ExplainedSteps({ steps, label }: { steps: readonly ExplainedStep[]; label: string }) {
  if (steps.length === 0) return null;
  return (
    <ol aria-label={label} className="grid gap-2 text-sm">
      {steps.map(({ sequence, at, text, details }, place) => (
        <li key={sequence ?? `open-${place}`} className="border-l-2 pl-3">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span>{text}</span>
            <ExactTime at={at} precision="second" className="text-muted-foreground tabular text-xs" />
            {sequence !== null && (
              <span className="tabular text-muted-foreground text-xs">No. {sequence}</span>
            )}
          </p>
          {details.length > 0 && <p className="text-muted-foreground wrap-anywhere">{details.join(" ")}</p>}
        </li>
      ))}
    </ol>
  );
}
