import { ComplianceState } from "@/components/compliance/compliance-state";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import type { CheckRecord, ResultRecord } from "@/lib/compliance/assessment-document";
import { ROW_LABELS } from "@/lib/compliance/labels";

/** What a check found, who accepted what, and the rows and the statement behind it. People are ids here. */
export function CheckEvidence({ check }: { check: CheckRecord }) {
  const { title, state, type, result, answer, waiver, exception } = check;
  return (
    <Card>
      <CardHeader headingLevel={3} title={title} actions={<ComplianceState state={state} />} />
      <CardContent className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <DescriptionList>
          <DescriptionItem term="Because">{result?.reason ?? "It was never assessed."}</DescriptionItem>
          <DescriptionItem term="Kind">
            {type === "automatic" ? "Automatic, from the product's own rows" : "Manual, answered by a person"}
          </DescriptionItem>
          {result && <ResultFacts result={result} />}
          {answer && <DescriptionItem term="Answer">{answer.note}</DescriptionItem>}
          {answer?.file_name && <DescriptionItem term="Document">{answer.file_name}</DescriptionItem>}
          {waiver && <DescriptionItem term="Does not apply">{waiver.justification}</DescriptionItem>}
          {exception && (
            <DescriptionItem term="Excepted">
              {exception.reason} Until <ExactTime at={exception.ends_at} timeZone="UTC" />.
            </DescriptionItem>
          )}
        </DescriptionList>
        {result && result.rows.length > 0 && result.row_kind && (
          <CodeSnippet label={`${ROW_LABELS[result.row_kind]}, by id`} code={result.rows.join("\n")} />
        )}
        {result?.query && (
          <details className="text-sm">
            <summary className="text-muted-foreground hover:text-foreground w-fit cursor-pointer rounded-sm">
              Query<span className="sr-only"> of {title}</span>
            </summary>
            <CodeSnippet
              label="As it was asked; $1 are the organisations, $2 the moment"
              code={result.query}
              className="mt-2"
            />
          </details>
        )}
      </CardContent>
    </Card>
  );
}

function ResultFacts({ result }: { result: ResultRecord }) {
  return (
    <>
      <DescriptionItem term="Since">
        <ExactTime at={result.since} timeZone="UTC" />
      </DescriptionItem>
      <DescriptionItem term="Last seen">
        <ExactTime at={result.observed_at} timeZone="UTC" />
      </DescriptionItem>
      {factsOf(result).map(([name, value]) => (
        <DescriptionItem key={name} term={name.replaceAll("_", " ")}>
          <span className="tabular break-all">{value}</span>
        </DescriptionItem>
      ))}
      <DescriptionItem term="Evaluator">Version {result.evaluator_version}</DescriptionItem>
      <DescriptionItem term="Query, SHA-256">
        {result.query_sha256 && (
          <ShortId id={result.query_sha256} length={16} label="Copy the digest of the query" />
        )}
      </DescriptionItem>
    </>
  );
}

function factsOf({ facts }: ResultRecord): [string, string | null][] {
  if (typeof facts !== "object" || facts === null) return [];
  return Object.entries(facts).map(([name, value]) => [name, value === null ? null : String(value)]);
}
