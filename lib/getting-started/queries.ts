import "server-only";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { findOnboarding } from "@/lib/onboarding/queries";

export type FirstStep = { key: string; label: string; path: string; isDone: boolean };

export type GettingStarted = {
  steps: FirstStep[];
  /** How far this person is in setting the organisation up; null where that is finished or not theirs. */
  setUpStep: number | null;
};

type Facts = {
  has_data: boolean;
  has_colleague: boolean;
  has_channel: boolean;
  has_modules: boolean;
  is_dismissed: boolean;
};

/**
 * What is worth doing first, and what of it is done, read from what there is. Null once all is done, for
 * members who dismissed it, and for those who may not do it.
 */
export async function findGettingStarted(context: OrganizationContext): Promise<GettingStarted | null> {
  requirePermission(context, "organization.read");
  const userId = actorId(context.actor);
  if (userId === null || !context.permissions.includes("organization.update")) return null;
  const { organizationId } = context;
  const [facts] = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<[Facts]>`
      SELECT EXISTS (SELECT FROM metric_series WHERE organization_id = ${organizationId}::uuid) AS has_data,
             (SELECT count(*) FROM memberships WHERE organization_id = ${organizationId}::uuid) > 1
               OR EXISTS (SELECT FROM invitations WHERE organization_id = ${organizationId}::uuid) AS has_colleague,
             EXISTS (SELECT FROM notification_channels WHERE organization_id = ${organizationId}::uuid) AS has_channel,
             EXISTS (SELECT FROM organization_modules WHERE organization_id = ${organizationId}::uuid) AS has_modules,
             EXISTS (SELECT FROM checklist_dismissals AS dismissal
                       JOIN memberships ON memberships.organization_id = dismissal.organization_id
                                       AND memberships.id = dismissal.membership_id
                      WHERE memberships.user_id = ${userId}::uuid) AS is_dismissed`,
  );
  if (facts.is_dismissed) return null;
  const onboarding = await findOnboarding(userId);
  const setUpStep = onboarding?.organizationId === organizationId ? onboarding.reached : null;
  const steps = [
    { key: "data", label: "Send a first figure", path: "/monitoring", isDone: facts.has_data },
    {
      key: "colleague",
      label: "Invite a colleague",
      path: "/settings/members?new=member",
      isDone: facts.has_colleague,
    },
    {
      key: "channel",
      label: "Say where alerts reach you",
      path: "/settings/channels",
      isDone: facts.has_channel,
    },
    { key: "modules", label: "Choose your modules", path: "/settings/modules", isDone: facts.has_modules },
  ];
  return setUpStep === null && steps.every(({ isDone }) => isDone) ? null : { steps, setUpStep };
}
