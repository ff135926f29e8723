import { StatusText } from "@/components/feedback/status";
import { SEVERITY_MEANINGS, type SeverityChoice } from "@/lib/support/requests/severity-gate";

type SeverityFieldProps = {
  choices: readonly SeverityChoice[];
  value: string;
  onChange: (severity: string) => void;
  error?: string;
};

/** How bad it is; what the plan does not offer stays in sight, with the reason. */
export function SeverityField({ choices, value, onChange, error }: SeverityFieldProps) {
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error ? "severity-error" : undefined}>
      <legend className="mb-1.5 font-medium">Severity</legend>
      <div id="severity" className="divide-y rounded-lg border">
        {choices.map(({ severity, refusal }) => (
          <label
            key={severity}
            className="bg-card flex items-start gap-3 px-3 py-2 first:rounded-t-lg last:rounded-b-lg"
          >
            <input
              type="radio"
              name="severity"
              value={severity}
              checked={value === severity}
              disabled={refusal !== null}
              onChange={() => onChange(severity)}
              className="accent-primary mt-1 size-4 shrink-0"
            />
            <span className="grid gap-0.5">
              <StatusText status={severity} className="font-medium" />
              <span className="text-muted-foreground text-sm">
                {SEVERITY_MEANINGS[severity]}
                {refusal !== null && <>. {refusal}</>}
              </span>
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id="severity-error" className="text-critical text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
