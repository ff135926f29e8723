import { CopyButton } from "@/components/ui/copy-button";

type RecordFactsProps = { type: string; name: string; value: string };

/** A DNS record as people write it into their DNS host's form. */
export function RecordFacts({ type, name, value }: RecordFactsProps) {
  return (
    <dl className="grid text-sm">
      <Row term="Type">{type}</Row>
      <Row term="Name" copy={{ value: name, label: `Copy the ${type} record's name` }}>
        {name}
      </Row>
      <Row term="Value" copy={{ value, label: `Copy the ${type} record's value` }}>
        {value}
      </Row>
    </dl>
  );
}

type RowProps = { term: string; children: string; copy?: { value: string; label: string } };

function Row({ term, children, copy }: RowProps) {
  return (
    <div className="grid grid-cols-[4rem_1fr_auto] items-center gap-2 border-b py-1.5 last:border-b-0">
      <dt className="text-muted-foreground">{term}</dt>
      <dd className="min-w-0 font-mono break-all">{children}</dd>
      {copy && (
        <dd>
          <CopyButton {...copy} />
        </dd>
      )}
    </div>
  );
}
