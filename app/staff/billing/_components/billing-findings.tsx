import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import type { BillingFinding } from "@/lib/billing/staff-queries";

type BillingFindingsProps = { findings: readonly BillingFinding[]; missing: readonly string[] };

/** What needs a person; nothing where nothing does. */
export function BillingFindings({ findings, missing }: BillingFindingsProps) {
  return (
    <>
      {missing.length > 0 && (
        <Banner tone="info" title="Payments are not set up">
          Missing: {missing.join(" and ")}. docs/billing.md says how.
        </Banner>
      )}
      {findings.map(({ organization, text }) => (
        <Banner key={organization.id} tone="critical" title={organization.name}>
          {text}{" "}
          <Link
            href={`/staff/organizations/${organization.id}`}
            className="text-link underline underline-offset-2"
          >
            Open the organisation
          </Link>
        </Banner>
      ))}
    </>
  );
}
