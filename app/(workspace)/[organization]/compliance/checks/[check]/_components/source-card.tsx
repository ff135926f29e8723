import Link from "next/link";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import type { AutomaticCheck } from "@/lib/compliance/checks/types";
import { ROW_LABELS } from "@/lib/compliance/labels";
import type { ResultItem, RowItem } from "@/lib/compliance/types";

type SourceCardProps = {
  slug: string;
  check: AutomaticCheck;
  last: ResultItem | undefined;
  rows: readonly RowItem[];
};

/** What an automatic check rests on: facts, the rows behind them, and the statement that gave them. */
export function SourceCard({ slug, check, last, rows }: SourceCardProps) {
  return (
    <Card>
      <CardHeader
        title="What it rests on"
        description="The statement as it is asked of the database; $1 are the organisations, $2 the moment."
      />
      <CardContent className="grid gap-4">
        <DescriptionList>
          {Object.entries(last?.facts ?? {}).map(([name, value]) => (
            <DescriptionItem key={name} term={name.replaceAll("_", " ")}>
              <span className="tabular">{value === null ? null : String(value)}</span>
            </DescriptionItem>
          ))}
          <DescriptionItem term="Evaluator">Version {last?.checkVersion ?? check.version}</DescriptionItem>
          <DescriptionItem term="Query, SHA-256">
            {last?.querySha256 && (
              <ShortId id={last.querySha256} length={16} label="Copy the digest of the query" />
            )}
          </DescriptionItem>
        </DescriptionList>
        {rows.length > 0 && (
          <div className="grid gap-1.5 text-sm">
            <h3 className="font-medium">{ROW_LABELS[check.rowKind]}</h3>
            <ul className="grid gap-1">
              {rows.map((row) => (
                <li key={row.id} className="min-w-0 break-words">
                  <RowName slug={slug} row={row} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <details className="text-sm">
          <summary className="text-muted-foreground hover:text-foreground w-fit cursor-pointer rounded-sm">
            Query
          </summary>
          <code className="mt-2 block font-mono text-xs break-words whitespace-pre-wrap">{check.query}</code>
        </details>
      </CardContent>
    </Card>
  );
}

function RowName({ slug, row: { id, label, path } }: { slug: string; row: RowItem }) {
  const name = label ?? <code className="font-mono text-xs">{id}</code>;
  if (path === null) return name;
  return (
    <Link href={`/${slug}${path}`} className="text-link rounded-sm hover:underline">
      {name}
    </Link>
  );
}
