import { Minus } from "lucide-react";

/** What an organisation would lose; nothing where it loses nothing. */
export function LostList({ lost }: { lost: readonly string[] }) {
  if (lost.length === 0) return null;
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="font-medium">You would lose</p>
      <ul className="grid gap-1">
        {lost.map((thing) => (
          <li key={thing} className="flex items-start gap-2">
            <Minus className="text-critical mt-0.5 size-4 shrink-0" aria-hidden />
            {thing}
          </li>
        ))}
      </ul>
    </div>
  );
}
