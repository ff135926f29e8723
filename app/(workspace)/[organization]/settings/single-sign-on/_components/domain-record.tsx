import { CopyButton } from "@/components/ui/copy-button";
import type { OrganizationDomain } from "@/lib/single-sign-on/types";

type DomainRecordProps = { record: OrganizationDomain["record"]; isOpen: boolean };

/** The record as people write it into their DNS host's form. */
export function DomainRecord({ record, isOpen }: DomainRecordProps) {
  return (
    <details open={isOpen}>
      <summary className="text-link cursor-pointer text-sm">DNS record</summary>
      <dl className="mt-2 grid text-sm">
        <Row term="Type">TXT</Row>
        <Row term="Name" copy={{ value: record.name, label: "Copy the record's name" }}>
          {record.name}
        </Row>
        <Row term="Value" copy={{ value: record.value, label: "Copy the record's value" }}>
          {record.value}
        </Row>
      </dl>
    </details>
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
