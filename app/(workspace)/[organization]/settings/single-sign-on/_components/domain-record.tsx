import { RecordFacts } from "@/components/domains/record-facts";
import type { OrganizationDomain } from "@/lib/single-sign-on/types";

type DomainRecordProps = { record: OrganizationDomain["record"]; isOpen: boolean };

/** The record that proves a domain; folded away once it does. */
export function DomainRecord({ record, isOpen }: DomainRecordProps) {
  return (
    <details open={isOpen}>
      <summary className="text-link cursor-pointer text-sm">DNS record</summary>
      <div className="mt-2">
        <RecordFacts type="TXT" {...record} />
      </div>
    </details>
  );
}
