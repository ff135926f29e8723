import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { StatusBadge, StatusText } from "@/components/feedback/status";
import { Card, CardHeader } from "@/components/ui/card";
import type { AttentionItem } from "@/lib/dashboard/attention";

type AttentionListProps = { slug: string; items: readonly AttentionItem[] };

/** What needs attention, worst first; one line when nothing does. */
export function AttentionList({ slug, items }: AttentionListProps) {
  return (
    <Card data-tour="attention">
      <CardHeader title="Needs attention" className="pb-3" />
      {items.length === 0 ? (
        <p className="border-t px-4 py-3">
          <StatusText
            status="ok"
            word="Nothing: no alert fires, the collection runs and no grave event came in 24 hours."
            className="whitespace-normal"
          />
        </p>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item.key} className="border-t">
              <Link
                href={`/${slug}${item.path}`}
                className="hover:bg-accent flex items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors"
              >
                <StatusBadge status={item.severity} />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{item.title}</span>{" "}
                  <span className="text-muted-foreground">{item.detail}</span>
                </span>
                <ChevronRight className="text-muted-foreground size-4 shrink-0" aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
