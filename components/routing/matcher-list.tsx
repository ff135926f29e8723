import { Badge } from "@/components/ui/badge";
import type { Matcher } from "@/lib/routing/types";

type MatcherListProps = {
  matchers: readonly Matcher[];
  /** What none of them means. */
  none?: string;
};

/** Matchers as they are read: `service = "checkout"`. */
export function MatcherList({ matchers, none = "Everything" }: MatcherListProps) {
  if (matchers.length === 0) return <span className="font-medium">{none}</span>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {matchers.map(({ name, operator, value }) => (
        <li key={`${name}${operator}${value}`} className="max-w-full">
          <Badge tone="outline" className="h-auto max-w-full font-mono break-all whitespace-normal">
            {name} {operator} {JSON.stringify(value)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
