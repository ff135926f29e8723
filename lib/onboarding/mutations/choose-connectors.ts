import "server-only";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { onboardingContext } from "../queries";
import type { ConnectorsInput } from "../schema";
import { finishStep } from "./finish-step";
import { openOnboarding } from "./open-onboarding";

/** The second step: which connectors the organisation waits for. */
export async function chooseConnectors(
  session: ActiveSession,
  { connectors }: ConnectorsInput,
  origin: RequestOrigin,
): Promise<void> {
  const onboarding = await openOnboarding(session.user.id);
  const context = await onboardingContext(session, onboarding, origin);
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    await transaction.connectorInterest.deleteMany({
      where: { organizationId, connector: { notIn: connectors } },
    });
    await transaction.connectorInterest.createMany({
      data: connectors.map((connector) => ({ organizationId, connector, createdAt: now() })),
      skipDuplicates: true,
    });
    await recordAudit(transaction, context, {
      action: "organization.want_connectors",
      resource: { kind: "organization", id: organizationId },
      after: { connectors: [...connectors].sort() },
    });
  });
  await finishStep(session.user.id, "connectors", "complete");
}
