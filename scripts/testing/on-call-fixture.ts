import { newId } from "@/lib/core/ids";
import { createEscalationPolicy } from "@/lib/on-call/mutations/escalation-policies";
import { createSchedule } from "@/lib/on-call/mutations/schedules";
import type { PlanInput } from "@/lib/on-call/schema";
import type { Layer } from "@/lib/on-call/types";
import { withPlatform } from "@/lib/db/with-platform";
import { startEscalations } from "@/lib/on-call/escalations/start";
import { createAlertFixture } from "./alert-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "./organization-fixture";

/** A layer in which these people take turns week by week, from long ago. */
export function weeklyLayer(participants: string[], changes: Partial<Layer> = {}): Layer {
  return {
    name: "Week",
    startsOn: "2026-01-05",
    handoverMinute: 9 * 60,
    rotationUnit: "week",
    rotationLength: 1,
    participants,
    restrictions: [],
    ...changes,
  };
}

/** A schedule of these layers in Berlin's time; answers its id and key. */
export async function createScheduleFixture(
  { context }: Pick<OrganizationFixture, "context">,
  layers: Layer[],
  name = "Platform",
): Promise<{ id: string; key: string }> {
  const key = `schedule-${newId().slice(-12)}`;
  const input = { key, name, description: "", timeZone: "Europe/Berlin", layers };
  return { id: await createSchedule(context, input), key };
}

/** An escalation policy of these steps; answers its id and key. */
export async function createEscalationFixture(
  { context }: Pick<OrganizationFixture, "context">,
  steps: PlanInput["steps"],
  { repeats = 0, name = "Platform" } = {},
): Promise<{ id: string; key: string }> {
  const key = `escalation-${newId().slice(-12)}`;
  return { id: await createEscalationPolicy(context, { key, name, description: "", repeats, steps }), key };
}

/** An alert of a new organisation whose escalation is due at an instant; answers the run. */
export async function startEscalationFixture(name: string, at: Date): Promise<string> {
  const tenant = await createOrganizationFixture(name);
  const targets = [{ kind: "user" as const, id: tenant.user.id }];
  const { id } = await createEscalationFixture(tenant, [{ delayMinutes: 5, targets }], { name });
  const organizationId = tenant.organization.id;
  const alertId = await createAlertFixture(tenant);
  const [run] = await withPlatform("test fixture", (transaction) =>
    startEscalations(transaction, [{ organizationId, alertId, escalationPolicyId: id, at }]),
  );
  return run?.runId ?? "";
}
