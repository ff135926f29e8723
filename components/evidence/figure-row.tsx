import Link from "next/link";
import { HelpTerm } from "@/components/help/help-term";
import { StatusBadge } from "@/components/feedback/status";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { formatNumber } from "@/lib/core/format/number";
import { formatQuantity } from "@/lib/core/format/quantity";
import { REASONS, type EvidenceFigure, type FigureKey } from "@/lib/evidence/figures";
import { FIGURE_LABELS } from "@/lib/evidence/labels";

type FigureRowProps = { name: FigureKey; figure: EvidenceFigure; rowsHref?: string };

/** One figure: what it says, and folded below it everything that is needed to compute it again. */
export function FigureRow({ name, figure, rowsHref }: FigureRowProps) {
  const { label, description, criteria } = FIGURE_LABELS[name];
  return (
    <li className="grid gap-2 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">{label}</h3>
        <FigureValue figure={figure} />
      </div>
      <p className="text-muted-foreground max-w-reading text-sm">
        {figure.reason === null ? description : `${description} ${REASONS[figure.reason]}`}
      </p>
      <details className="text-sm">
        <summary className="text-muted-foreground hover:text-foreground w-fit cursor-pointer rounded-sm">
          Source and digests<span className="sr-only"> of {label}</span>
        </summary>
        <FigureFacts figure={figure} criteria={criteria} />
      </details>
      {rowsHref && (
        <Link href={rowsHref} prefetch={false} className="text-link w-fit text-sm hover:underline">
          Raw rows<span className="sr-only"> of {label}</span>
        </Link>
      )}
    </li>
  );
}

function FigureValue({ figure: { value, unit } }: { figure: EvidenceFigure }) {
  if (value === null) return <StatusBadge status="not_assessed" />;
  if (typeof value === "boolean")
    return <StatusBadge status={value ? "pass" : "fail"} word={value ? "Yes" : "No"} />;
  return <span className="tabular text-lg font-semibold">{formatQuantity(value, unit)}</span>;
}

function FigureFacts({ figure, criteria }: { figure: EvidenceFigure; criteria: readonly string[] }) {
  const { numerator, denominator, sample, window_start, window_end, source_query } = figure;
  return (
    <DescriptionList className="mt-2">
      <DescriptionItem term={<HelpTerm term="trust-services-criteria">Criteria</HelpTerm>}>
        {criteria.join(", ")}
      </DescriptionItem>
      <DescriptionItem term="Window">
        <span className="tabular">
          {window_start} to {window_end}
        </span>
      </DescriptionItem>
      <DescriptionItem term="Counted">
        {numerator !== null &&
          (denominator === null
            ? formatNumber(numerator)
            : `${formatNumber(numerator)} of ${formatNumber(denominator)}`)}
      </DescriptionItem>
      <DescriptionItem term="Sample">{formatNumber(sample)}</DescriptionItem>
      <DescriptionItem term="Rows, SHA-256">
        <ShortId id={figure.rows_sha256} length={16} label="Copy the digest of the rows" />
      </DescriptionItem>
      <DescriptionItem term="Query, SHA-256">
        <ShortId id={figure.source_query_sha256} length={16} label="Copy the digest of the query" />
      </DescriptionItem>
      <DescriptionItem term="Evaluator">Version {figure.evaluator_version}</DescriptionItem>
      {source_query !== "" && (
        <DescriptionItem term="Query">
          <code className="block font-mono text-xs break-words whitespace-pre-wrap">{source_query}</code>
        </DescriptionItem>
      )}
    </DescriptionList>
  );
}
