import { RecordFacts } from "@/components/domains/record-facts";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { CopyButton } from "@/components/ui/copy-button";
import type { DnsRecord } from "@/lib/custom-domains/types";

const PURPOSES: Record<DnsRecord["type"], string> = {
  TXT: "proves that the name is yours",
  CNAME: "leads the name here",
};

const BADGES: Record<NonNullable<DnsRecord["seen"]>, { status: Status; word: string }> = {
  present: { status: "ok", word: "Found" },
  absent: { status: "pending", word: "Not found" },
  wrong: { status: "fail", word: "Leads elsewhere" },
  unknown: { status: "no_data", word: "No answer" },
};

type DomainRecordsProps = { hostName: string; records: DnsRecord[]; isOpen: boolean };

/** The two records of a domain, as people write them into their DNS host's form. */
export function DomainRecords({ hostName, records, isOpen }: DomainRecordsProps) {
  return (
    <details open={isOpen}>
      <summary className="text-link cursor-pointer text-sm">DNS records</summary>
      <ol className="mt-3 grid gap-4">
        {records.map((record, index) => (
          <li key={record.type} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-sm font-medium">
                {index + 1}. {record.type} {PURPOSES[record.type]}
              </span>
              {record.seen && <StatusBadge {...BADGES[record.seen]} />}
            </div>
            <RecordFacts type={record.type} name={record.name} value={record.value} />
          </li>
        ))}
      </ol>
      <CopyButton
        withText
        label="Copy instructions"
        value={instructions(hostName, records)}
        className="mt-3"
      />
    </details>
  );
}

/** For whoever looks after the DNS, to be pasted into a message. */
function instructions(hostName: string, records: readonly DnsRecord[]): string {
  const lines = records.map(({ type, name, value }) => `${name}.  3600  IN  ${type}  ${quoted(type, value)}`);
  return [`Please publish these DNS records for ${hostName} and keep them:`, "", ...lines].join("\n");
}

function quoted(type: DnsRecord["type"], value: string): string {
  return type === "TXT" ? `"${value}"` : `${value}.`;
}
