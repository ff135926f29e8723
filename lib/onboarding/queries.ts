import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { memberContext, type OrganizationContext, type RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isRole } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import type { OrganizationProfile } from "@/lib/organizations/profile";
import { toProfile } from "@/lib/organizations/to-profile";
import { CONNECTORS, type Connector } from "./connectors";
import { Draft } from "./schema";

export type OpenOnboarding = {
  id: string;
  userId: string;
  /** Null until the first step is done. */
  organizationId: string | null;
  reached: number;
  draft: Draft;
};

type OnboardingRow = Omit<OpenOnboarding, "draft"> & { draft: unknown };

/** What somebody is setting up, if anything, as far as it has come. */
export async function findOnboarding(userId: string): Promise<OpenOnboarding | null> {
  return withPlatform("look up an onboarding", (transaction) => findOpen(transaction, userId));
}

/** The same inside a transaction. */
export async function findOpen(transaction: Transaction, userId: string): Promise<OpenOnboarding | null> {
  const row = await transaction.onboarding.findFirst({ where: { userId, closedAt: null } });
  return row && toOnboarding(row);
}

export function toOnboarding({ id, userId, organizationId, reached, draft }: OnboardingRow): OpenOnboarding {
  const parsed = Draft.safeParse(draft);
  return { id, userId, organizationId, reached, draft: parsed.success ? parsed.data : {} };
}

/** The organisation that is being set up, as the person who does it; they must still belong to it. */
export async function onboardingContext(
  session: ActiveSession,
  onboarding: OpenOnboarding,
  origin: RequestOrigin,
): Promise<OrganizationContext> {
  const { organizationId } = onboarding;
  if (organizationId === null) throw notFound("organisation");
  const membership = await withPlatform("enter what is being set up", (transaction) =>
    transaction.membership.findFirst({
      where: { organizationId, userId: session.user.id, organization: { deletedAt: null } },
      select: { role: true, organization: { select: { id: true, slug: true } } },
    }),
  );
  if (membership === null || !isRole(membership.role)) throw notFound("organisation");
  const { organization, role } = membership;
  return memberContext({ organization, user: session.user, role, origin });
}

export type NamedOrganization = OrganizationProfile & { name: string; slug: string };

/** What the first step was answered with. */
export async function getNamedOrganization(context: OrganizationContext): Promise<NamedOrganization> {
  const row = await withOrganization(context, (transaction) =>
    transaction.organization.findUniqueOrThrow({ where: { id: context.organizationId } }),
  );
  return { name: row.name, slug: row.slug, ...toProfile(row) };
}

/** The connectors that the organisation waits for, and whether any data has come yet. */
export async function getConnections(
  context: OrganizationContext,
): Promise<{ wanted: Connector[]; hasData: boolean }> {
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.connectorInterest.findMany({ where: { organizationId } });
    const series = await transaction.metricSeries.findFirst({
      where: { organizationId },
      select: { id: true },
    });
    const wanted = new Set(rows.map(({ connector }) => connector));
    return { wanted: CONNECTORS.filter((connector) => wanted.has(connector)), hasData: series !== null };
  });
}
