import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { formatNumber } from "@/lib/core/format/number";
import type { ArticleVerdict } from "@/lib/help/feedback";

const COLUMNS: readonly DataTableColumn<ArticleVerdict>[] = [
  {
    key: "article",
    header: "Article",
    cell: ({ slug }) => (
      <Link href={`/help/${slug}`} className="text-link hover:underline">
        {slug}
      </Link>
    ),
  },
  { key: "helpful", header: "Helped", align: "end", cell: ({ helpful }) => formatNumber(helpful) },
  {
    key: "unhelpful",
    header: "Did not help",
    align: "end",
    cell: ({ unhelpful }) => formatNumber(unhelpful),
  },
];

/** What readers said of each article. */
export function VerdictTable({ verdicts }: { verdicts: readonly ArticleVerdict[] }) {
  return (
    <DataTable
      caption="What readers said"
      noun="articles"
      density="compact"
      columns={COLUMNS}
      rows={verdicts}
      rowKey={({ slug }) => slug}
      firstUse={
        <EmptyState title="Nobody has said anything yet" description="Each article asks whether it helped." />
      }
    />
  );
}
