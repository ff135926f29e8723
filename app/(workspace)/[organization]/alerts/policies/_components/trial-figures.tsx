import { formatDuration } from "@/lib/core/format/duration";
import { formatNumber } from "@/lib/core/format/number";
import type { TriedFigures } from "@/lib/alert-policies/try/types";

const ROWS: readonly { key: keyof TriedFigures; label: string; format: (value: number) => string }[] = [
  { key: "alerts", label: "Alerts", format: (value) => formatNumber(value) },
  { key: "notices", label: "Notices sent", format: (value) => formatNumber(value) },
  { key: "woken", label: "People woken, outside working hours", format: (value) => formatNumber(value) },
  { key: "openSeconds", label: "Time with an open alert", format: formatDuration },
];

/** The figures of a draft, beside those of the version in force. */
export function TrialFigures({ figures, live }: { figures: TriedFigures; live: TriedFigures | null }) {
  return (
    <table className="tabular w-full text-left text-sm">
      <caption className="sr-only">What it would have meant for people</caption>
      <thead className="text-muted-foreground text-xs">
        <tr className="border-b">
          <th scope="col" className="py-1.5 font-medium">
            <span className="sr-only">Figure</span>
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            This draft
          </th>
          {live && (
            <>
              <th scope="col" className="py-1.5 text-right font-medium">
                In force
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                Difference
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ key, label, format }) => (
          <tr key={key} className="border-b last:border-b-0">
            <th scope="row" className="py-1.5 font-normal">
              {label}
            </th>
            <td className="py-1.5 text-right font-medium">{format(figures[key])}</td>
            {live && (
              <>
                <td className="text-muted-foreground py-1.5 text-right">{format(live[key])}</td>
                <td className="py-1.5 text-right">{difference(figures[key] - live[key], format)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function difference(value: number, format: (value: number) => string): string {
  if (value === 0) return "same";
  return `${value > 0 ? "+" : "−"}${format(Math.abs(value))}`;
}
