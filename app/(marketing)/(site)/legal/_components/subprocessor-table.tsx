import type { Environment } from "@/lib/env-schema";

type Subprocessors = Environment["SUBPROCESSORS"];

/** Who processes personal data for the operator; an empty list is not the same as nobody. */
export function SubprocessorTable({ subprocessors }: { subprocessors: Subprocessors }) {
  if (subprocessors === undefined)
    return (
      <p className="font-medium">
        The operator of this installation has not stated its subprocessors yet (setting SUBPROCESSORS).
      </p>
    );
  if (subprocessors.length === 0)
    return <p className="font-medium">The operator states that there are none.</p>;
  return (
    <div role="region" aria-label="Subprocessors" tabIndex={0} className="overflow-x-auto rounded-lg border">
      <table className="w-full min-w-lg text-left text-sm">
        <thead>
          <tr className="bg-muted border-b">
            {["Name", "For what", "Where"].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subprocessors.map(({ name, purpose, location }) => (
            <tr key={name} className="border-b last:border-b-0">
              <th scope="row" className="px-3 py-2 font-medium">
                {name}
              </th>
              <td className="px-3 py-2">{purpose}</td>
              <td className="px-3 py-2">{location}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
