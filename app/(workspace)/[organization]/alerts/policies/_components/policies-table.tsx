import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import type { ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { hasPolicyFilters, type PolicyFilters } from "@/lib/alert-policies/filters";
import { watchedWords } from "@/lib/alert-policies/sentence";
import type { AlertPolicySummary } from "@/lib/alert-policies/types";
import { PolicySwitch } from "./policy-switch";
import { PolicyState } from "./policy-state";
import { clearHref } from "./policies-toolbar";
import { QualityFigures } from "./quality-figures";

type PoliciesTableProps = {
  policies: readonly AlertPolicySummary[];
  policyNames: ReadonlyMap<string, string>;
  filters: PolicyFilters;
  location: ListLocation;
  mayManage: boolean;
};

/** The policies with what they watch, how they stand and how well they served. */
export function PoliciesTable({ policies, policyNames, filters, location, mayManage }: PoliciesTableProps) {
  const [, organization = ""] = location.pathname.split("/");
  const columns: readonly DataTableColumn<AlertPolicySummary>[] = [
    {
      key: "name",
      header: "Policy",
      cell: ({ policyName }) => <span className="font-medium">{policyName}</span>,
    },
    {
      key: "watches",
      header: "Watches",
      className: "@2xl:max-w-xs",
      cell: (policy) => (
        <span className="text-muted-foreground line-clamp-2">{watchedWords(policy, { policyNames })}</span>
      ),
    },
    { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
    { key: "state", header: "State", cell: (policy) => <PolicyState policy={policy} /> },
    {
      key: "fired",
      header: "Last fired",
      cell: ({ lastFiredAt }) =>
        lastFiredAt ? (
          <RelativeTime at={lastFiredAt} />
        ) : (
          <span className="text-muted-foreground">Never</span>
        ),
    },
    {
      key: "quality",
      header: "Last 30 days",
      cell: ({ quality }) => <QualityFigures quality={quality} />,
    },
    {
      key: "enabled",
      header: "On",
      cell: (policy) => (
        <PolicySwitch
          organization={organization}
          policy={{
            id: policy.id,
            name: policy.policyName,
            version: policy.version,
            enabled: policy.enabled,
          }}
          mayManage={mayManage}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Alert policies"
      noun="policies"
      columns={columns}
      rows={policies}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${location.pathname}/${id}`}
      clearFiltersHref={hasPolicyFilters(filters) ? clearHref(location) : undefined}
      firstUse={
        <EmptyState
          title="No alert policies"
          description="Nothing is watched for. A policy says which metric or event deserves somebody's attention."
          action={
            mayManage && (
              <Button asChild variant="primary">
                <Link href={`${location.pathname}/new`}>New policy</Link>
              </Button>
            )
          }
        />
      }
    />
  );
}
