import Link from "next/link";
import { formatNumber } from "@/lib/core/format/number";

/** A number that leads to the list it counts. */
export function CountedLink({ count, href, label }: { count: number; href: string; label: string }) {
  if (count === 0) return <span className="tabular text-muted-foreground">0</span>;
  return (
    <Link
      href={href}
      aria-label={`${label}: ${count}`}
      className="tabular text-link underline-offset-4 hover:underline"
    >
      {formatNumber(count)}
    </Link>
  );
}
