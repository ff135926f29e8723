import type { AuditChange } from "@/lib/audit/types";

/** What changed, field by field. Additions and removals are marked with a sign, not by colour alone. */
export function ChangesTable({ changes }: { changes: readonly AuditChange[] }) {
  if (changes.length === 0) return <p className="text-muted-foreground">No field was changed.</p>;
  return (
    <table className="w-full text-left">
      <caption className="sr-only">Changed fields</caption>
      <thead className="text-muted-foreground text-xs">
        <tr>
          <th scope="col" className="w-1/4 py-1 pr-3 font-medium">
            Field
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            Before
          </th>
          <th scope="col" className="py-1 font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field} className="border-t align-top">
            <th scope="row" className="py-1.5 pr-3 font-mono font-normal">
              {change.field}
            </th>
            {change.erased ? (
              <td colSpan={2} className="text-muted-foreground py-1.5 italic">
                Erased on request; the chain still holds its commitment.
              </td>
            ) : (
              <>
                <ValueCell sign="−" value={change.before} className="bg-critical-surface text-critical" />
                <ValueCell sign="+" value={change.after} className="bg-success-surface text-success" />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ValueCellProps = { sign: string; value: string | null; className: string };

function ValueCell({ sign, value, className }: ValueCellProps) {
  return (
    <td className="py-1.5 pr-3">
      {value === null ? (
        <span className="text-muted-foreground">–</span>
      ) : (
        <code className={`rounded-sm px-1 font-mono break-all whitespace-pre-wrap ${className}`}>
          <span aria-hidden>{sign} </span>
          {value}
        </code>
      )}
    </td>
  );
}
