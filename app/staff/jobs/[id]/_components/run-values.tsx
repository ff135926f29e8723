import { Section } from "@/components/ui/section";
import type { RunDetail } from "@/lib/jobs/types";
import { ShownJson } from "./shown-json";

/** What the run was given and what it returned. */
export function RunValues({ run }: { run: RunDetail }) {
  return (
    <Section title="Event and result">
      {run.events.map(({ id, name, body }) => (
        <ShownJson key={id} label={name} json={body} />
      ))}
      {run.events.length === 0 && (
        <p className="text-muted-foreground text-sm">
          Its event has been deleted; only the run is kept longer.
        </p>
      )}
      {run.output && <ShownJson label="Result" json={run.output} />}
    </Section>
  );
}
