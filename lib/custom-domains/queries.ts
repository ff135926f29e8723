import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { CustomDomain as Row } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { challengeName, challengeValue } from "@/lib/domains/challenge";
import { env } from "@/lib/env";
import { toState } from "./internal/row";
import type { ConflictingRecord } from "./pointing";
import type { CustomDomain, DnsRecord, DomainProblem } from "./types";

export type CustomDomains = {
  /** Where the CNAME records have to lead; null while the installation has no custom domains. */
  target: string | null;
  domains: CustomDomain[];
};

/** The custom domains of an organisation, those included that it gave up and still keeps from others. */
export async function getCustomDomains(context: OrganizationContext): Promise<CustomDomains> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  const rows = await withOrganization(context, (transaction) =>
    transaction.customDomain.findMany({ where: { organizationId }, orderBy: { hostName: "asc" } }),
  );
  const target = env.CUSTOM_DOMAIN_TARGET ?? null;
  return { target, domains: rows.map((row) => toCustomDomain(row, target ?? "")) };
}

function toCustomDomain(row: Row, target: string): CustomDomain {
  const { id, hostName, lastCheckedAt, nextCheckAt, failingSince, suspendedAt, heldUntil } = row;
  return {
    ...{ id, hostName, lastCheckedAt, nextCheckAt, failingSince, suspendedAt, heldUntil },
    state: toState(row.state),
    records: recordsOf(row, target),
    conflicts: row.conflicts.flatMap(toConflict),
    problem: problemOf(row),
  };
}

function recordsOf({ hostName, challenge, proofSeen, pointingSeen }: Row, target: string): DnsRecord[] {
  return [
    {
      type: "TXT",
      name: challengeName(hostName),
      value: challengeValue(challenge),
      seen: SEEN.find((seen) => seen === proofSeen) ?? null,
    },
    { type: "CNAME", name: hostName, value: target, seen: POINTINGS.get(pointingSeen ?? "") ?? null },
  ];
}

const SEEN = ["present", "absent", "unknown"] as const;
const POINTINGS = new Map<string, DnsRecord["seen"]>([
  ["here", "present"],
  ["nowhere", "absent"],
  ["elsewhere", "wrong"],
  ["unknown", "unknown"],
]);

const TYPES = ["CNAME", "A", "AAAA"] as const;

function toConflict(text: string): ConflictingRecord[] {
  const [kind, value = ""] = text.split(" ");
  const type = TYPES.find((known) => known === kind);
  return type === undefined ? [] : [{ type, value }];
}

function problemOf({ isTaken, hostingProblem }: Row): DomainProblem | null {
  if (isTaken) return { kind: "taken" };
  return hostingProblem === null ? null : { kind: "hosting", message: hostingProblem };
}
