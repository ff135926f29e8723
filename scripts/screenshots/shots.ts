export type Shot = {
  /** The name of its file. */
  name: string;
  who: "owner" | "newcomer" | "staff";
  /** With `{slug}` for the address of the organisation. */
  path: string;
  /** What can be read once the page is there. */
  ready: string;
};

/** The pictures of docs/user-guide.md and docs/admin-runbook.md. */
export const SHOTS: readonly Shot[] = [
  {
    name: "set-up",
    who: "newcomer",
    path: "/onboarding/organization",
    ready: "Name your organisation",
  },
  { name: "dashboard", who: "owner", path: "/{slug}/dashboard", ready: "Getting started" },
  { name: "plan-and-usage", who: "owner", path: "/{slug}/settings/plan", ready: "Plan and usage" },
  { name: "billing", who: "owner", path: "/{slug}/settings/billing", ready: "Start Pro" },
  { name: "modules", who: "owner", path: "/{slug}/settings/modules", ready: "GDPR Checker" },
  { name: "data-export", who: "owner", path: "/{slug}/settings/data-export", ready: "Export all data" },
  { name: "organisation", who: "owner", path: "/{slug}/settings/organization", ready: "Name and address" },
  { name: "staff-organisations", who: "staff", path: "/staff/organizations", ready: "Harbour Works" },
  { name: "staff-funnel", who: "staff", path: "/staff/funnel", ready: "Funnel" },
];
