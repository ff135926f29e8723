import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { typedText } from "@/lib/core/typed-text";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { readDefinition } from "./definition";
import type { PolicyFilters } from "./filters";
import { readOutcomes } from "./internal/quality";
import { findPolicyRow, policyOf } from "./internal/rows";
import type { PolicyPlace } from "./place";
import type { AlertPolicySummary, AlertPolicyVersion } from "./types";

const VERSIONS_PER_PAGE = 50;

type PolicyPage = ListPage<AlertPolicySummary, PolicyPlace> & {
  /** Where the page before ends; null on the first. */
  previous: PolicyPlace | null;
  total: number;
};

type ListInput = { filters: PolicyFilters; after?: PolicyPlace; before?: PolicyPlace; limit: number };

/** One page of the policies by name, with what became of each. */
export async function listPolicies(
  context: OrganizationContext,
  { filters, after, before, limit }: ListInput,
): Promise<PolicyPage> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  const matching = whereOf(organizationId, filters);
  const direction = before === undefined ? "asc" : "desc";
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.alertPolicy.findMany({
      where: { AND: [matching, beyond(before ?? after, direction)] },
      orderBy: [{ policyName: direction }, { id: direction }],
      take: limit + 1,
    });
    const { items: found, next } = toPage(rows, limit, ({ policyName, id }): PolicyPlace => [policyName, id]);
    const shown = before === undefined ? found : found.toReversed();
    const outcomeOf = await readOutcomes(
      transaction,
      organizationId,
      shown.map(({ id }) => id),
    );
    const [first, last] = [shown[0], shown.at(-1)];
    const hasPrevious = before === undefined ? after !== undefined : next !== null;
    const hasNext = before === undefined ? next !== null : true;
    return {
      items: shown.map((row) => ({ ...policyOf(row), ...outcomeOf(row.id) })),
      previous: hasPrevious && first ? [first.policyName, first.id] : null,
      next: hasNext && last ? [last.policyName, last.id] : null,
      total: await transaction.alertPolicy.count({ where: matching }),
    };
  });
}

/** One policy with what became of it. NOT_FOUND for another organisation's. */
export async function getPolicy(context: OrganizationContext, id: string): Promise<AlertPolicySummary> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const row = await findPolicyRow(transaction, organizationId, id);
    const outcomeOf = await readOutcomes(transaction, organizationId, [id]);
    return { ...policyOf(row), ...outcomeOf(id) };
  });
}

/** The same for a page; null for an id that is none, is unknown, or is another organisation's. */
export async function findPolicy(
  context: OrganizationContext,
  id: string,
): Promise<AlertPolicySummary | null> {
  if (!isId(id)) return null;
  return getPolicy(context, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
}

/** The versions of a policy, newest first; `after` is the last number seen. */
export async function listVersions(
  context: OrganizationContext,
  { id, after, limit = VERSIONS_PER_PAGE }: { id: string; after?: number; limit?: number },
): Promise<ListPage<AlertPolicyVersion, number>> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    await findPolicyRow(transaction, organizationId, id);
    const rows = await transaction.alertPolicyVersion.findMany({
      where: { organizationId, policyId: id, ...(after !== undefined && { version: { lt: after } }) },
      orderBy: { version: "desc" },
      take: limit + 1,
    });
    const { items, next } = toPage(rows, limit, ({ version }) => version);
    const names = await namesOf(
      transaction,
      items.map(({ createdByUserId }) => createdByUserId),
    );
    return {
      items: items.map(({ version, definition, createdAt, createdByUserId }) => ({
        version,
        definition: readDefinition(definition as Record<string, unknown>),
        createdAt,
        createdBy: names.get(createdByUserId ?? "") ?? null,
      })),
      next,
    };
  });
}

/** The names of policies by their ids: for the sentences of composites. */
export async function listPolicyNames(context: OrganizationContext): Promise<Map<string, string>> {
  requirePermission(context, "alert-policies.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.alertPolicy.findMany({
      where: { organizationId: context.organizationId, deletedAt: null, kind: { not: "composite" } },
      select: { id: true, policyName: true },
      orderBy: { policyName: "asc" },
    }),
  );
  return new Map(rows.map(({ id, policyName }) => [id, policyName]));
}

async function namesOf(
  transaction: Transaction,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  const users = await transaction.user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

function whereOf(organizationId: string, filters: PolicyFilters): Prisma.AlertPolicyWhereInput {
  const { search, severities, kinds, enabled, firing } = filters;
  const contains = { contains: typedText(search), mode: "insensitive" as const };
  return {
    organizationId,
    deletedAt: null,
    ...(severities.length > 0 && { severity: { in: severities } }),
    ...(kinds.length > 0 && { kind: { in: kinds } }),
    ...(enabled !== null && { enabled }),
    ...(firing && { alerts: { some: { state: { not: "resolved" } } } }),
    ...(search !== "" && {
      OR: [{ policyName: contains }, { metricType: contains }, { description: contains }],
    }),
  };
}

function beyond(place: PolicyPlace | undefined, direction: "asc" | "desc"): Prisma.AlertPolicyWhereInput {
  if (place === undefined) return {};
  const [policyName, id] = place;
  const further = (than: string) => (direction === "asc" ? { gt: than } : { lt: than });
  return { OR: [{ policyName: further(policyName) }, { policyName, id: further(id) }] };
}
