import { randomBytes } from "node:crypto";
import { createPolicy } from "@/lib/alert-policies/mutations/create-policy";
import { addNote } from "@/lib/alerts/mutations/notes";
import { createApiKey } from "@/lib/api-keys/mutations";
import { API_KEY_SCOPES } from "@/lib/api-keys/scopes";
import { runChecks } from "@/lib/compliance/run-checks";
import type { ApiEndpoint } from "@/lib/api/endpoint";
import { now } from "@/lib/core/clock";
import { createOverride } from "@/lib/on-call/mutations/overrides";
import { changeMemberRole } from "@/lib/organizations/mutations/change-member-role";
import { pushPoints } from "@/lib/metrics/push-points";
import { createGroup } from "@/lib/routing/groups/mutations";
import { createSilence, planMaintenance } from "@/lib/routing/windows/mutations";
import { ingestSecurityEvents } from "@/lib/security-events/ingest";
import { createEscalationFixture, createScheduleFixture, weeklyLayer } from "./on-call-fixture";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { deliveryDraft, queueDeliveries } from "./delivery-fixture";
import {
  createIncidentFixture,
  createOperationsReportFixtures,
  createResolvedIncidentFixture,
} from "./incident-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "./organization-fixture";
import { createAlertFixture } from "./alert-fixture";
import { createAccount } from "./account-fixture";
import { createCheckpoints, createEvidence } from "./evidence-fixture";
import { createReportFixture } from "./soc2-report-fixture";
import { asSuperuser } from "./superuser";
import { openTicketFixture } from "./support-fixture";

export type ApiTenant = OrganizationFixture & {
  /** A key with every scope. */
  token: string;
  /** Stands in the names of this tenant's records, and nowhere else. */
  mark: string;
  /** One under way, into which others can be merged. */
  incidentId: string;
};

/** An organisation with a few records of every kind that the public API shows. */
export async function createApiTenant(): Promise<ApiTenant> {
  const mark = `m${randomBytes(6).toString("hex")}`;
  const fixture = await createOrganizationFixture(mark);
  const { context } = fixture;
  for (const place of [1, 2, 3]) {
    const { membershipId } = await addMember(fixture, `${mark} ${place}`);
    await changeMemberRole(context, { membershipId, role: "auditor" });
    await pushPoints(context, { points: [{ metric: `${mark}.p${place}`, value: place }] });
    await addAlertPolicy({ context, mark });
    await addMuteWindows({ context, mark });
    await addGroup({ context, mark });
    await createScheduleFixture(fixture, [weeklyLayer([fixture.user.id])], `${mark} schedule ${place}`);
    const targets = [{ kind: "user" as const, id: fixture.user.id }];
    await createEscalationFixture(fixture, [{ delayMinutes: 5, targets }], {
      name: `${mark} escalation ${place}`,
    });
    const alertId = await createAlertFixture(fixture, { labels: { host: `${mark}-${place}` } });
    await addNote(context, { alertId, body: mark });
    await addChannel({ context, mark });
    await queueDeliveries([
      deliveryDraft({ organizationId: context.organizationId, userId: fixture.user.id }),
    ]);
    await openTicketFixture(fixture, { subject: `${mark} request ${place}` });
    await ingestSecurityEvents(context, [{ kind: "custom.seen", actor: { name: mark } }], null);
  }
  await createEvidence(fixture.organization.id);
  await runChecks([fixture.organization.id], { key: mark, trigger: "person", requestedById: null });
  await createOperationsReportFixtures(fixture);
  for (let place = 0; place < 3; place += 1) await createReportFixture(fixture.context);
  const input = { name: `${mark} key`, scopes: [...API_KEY_SCOPES], expiresInDays: 90 as const };
  const { token } = await createApiKey(context, input);
  const incidentId = await createIncidentFixture(fixture, mark);
  for (const place of [1, 2]) await createIncidentFixture(fixture, `${mark} ${place}`);
  await createCheckpoints(fixture.organization.id);
  return { ...fixture, token, mark, incidentId };
}

async function addAlertPolicy({ context, mark }: Pick<ApiTenant, "context" | "mark">) {
  return createPolicy(context, {
    kind: "threshold",
    policyName: `${mark} policy`,
    metricType: "cpu_usage",
    thresholdValue: 80,
  });
}

/** A silence and a maintenance window of the next hour. */
async function addMuteWindows({ context, mark }: Pick<ApiTenant, "context" | "mark">) {
  const window = {
    matchers: [{ name: "service", operator: "=" as const, value: mark }],
    startsAt: now(),
    endsAt: inHours(1),
    recurrence: null,
    reason: `${mark} window`,
  };
  return {
    silence: await createSilence(context, { ...window, alertId: null }),
    maintenance: await planMaintenance(context, window),
  };
}

function inHours(hours: number): Date {
  return new Date(now().getTime() + hours * 3_600_000);
}

async function addGroup({ context, mark }: Pick<ApiTenant, "context" | "mark">) {
  const key = `g${randomBytes(6).toString("hex")}`;
  return createGroup(context, { key, name: `${mark} group`, description: "", userIds: [], channelKeys: [] });
}

/** A list of addresses whose mails stay in the local mailbox. */
function addChannel({ context, mark }: Pick<ApiTenant, "context" | "mark">) {
  const name = `${mark} ${randomBytes(4).toString("hex")}`;
  return createChannel(context, {
    kind: "email_list",
    name,
    key: undefined,
    config: { addresses: "ops@example.test" },
  });
}

/** Another person of the organisation. */
export async function addMember(
  { organization }: Pick<OrganizationFixture, "organization">,
  name: string,
): Promise<{ membershipId: string }> {
  const { id } = await createAccount();
  await asSuperuser("UPDATE users SET name = $2 WHERE id = $1", [id, name]);
  const { rows } = await asSuperuser(
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, 'member') RETURNING id",
    [organization.id, id],
  );
  const [row] = rows as { id: string }[];
  return { membershipId: row?.id ?? "" };
}

/**
 * Values for the parameters of a path, each naming a record made for this call. A path without values
 * throws, so that a new one must be given some.
 */
export async function parametersOf(tenant: ApiTenant, path: string): Promise<Record<string, string>> {
  if (!path.includes("{")) return {};
  if (path.startsWith("/api/v1/members/{id}"))
    return { id: (await addMember(tenant, tenant.mark)).membershipId };
  if (path.startsWith("/api/v1/api-keys/{id}")) {
    const input = { name: tenant.mark, scopes: ["metrics:read" as const], expiresInDays: 7 as const };
    return { id: (await createApiKey(tenant.context, input)).id };
  }
  if (path.startsWith("/api/v1/alert-policies/{id}")) return { id: (await addAlertPolicy(tenant)).id };
  if (path.startsWith("/api/v1/silences/{id}")) return { id: (await addMuteWindows(tenant)).silence.id };
  if (path.startsWith("/api/v1/maintenance-windows/{id}"))
    return { id: (await addMuteWindows(tenant)).maintenance.id };
  if (path.startsWith("/api/v1/recipient-groups/{id}")) return { id: (await addGroup(tenant)).id };
  if (path.startsWith("/api/v1/metrics/{metric}")) return { metric: `${tenant.mark}.p1` };
  if (path.startsWith("/api/v1/channels/{id}")) return { id: (await addChannel(tenant)).id };
  if (path.startsWith("/api/v1/deliveries/{id}")) {
    const { organization, user } = tenant;
    const draft = deliveryDraft({ organizationId: organization.id, userId: user.id });
    const [id = ""] = await queueDeliveries([draft]);
    return { id };
  }
  // The chain of one who has fewer entries does not reach as far.
  if (path.startsWith("/api/v1/security-events/{sequence}")) return { sequence: "3" };
  if (path.startsWith("/api/v1/audit-entries/{sequence}")) return { sequence: "25" };
  if (path.startsWith("/api/v1/audit/proofs/inclusion/{sequence}")) return { sequence: "25" };
  if (path.startsWith("/api/v1/audit/proofs/consistency/{from}")) return { from: "25" };
  if (path.startsWith("/api/v1/on-call/schedules/{id}"))
    return { id: (await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])], tenant.mark)).id };
  if (path.startsWith("/api/v1/on-call/overrides/{id}")) {
    const { id: scheduleId } = await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])]);
    const period = { startsAt: new Date("2027-01-01T00:00Z"), endsAt: new Date("2027-01-02T00:00Z") };
    return { id: await createOverride(tenant.context, { scheduleId, userId: tenant.user.id, ...period }) };
  }
  if (path.startsWith("/api/v1/escalation-policies/{id}")) {
    const steps = [{ delayMinutes: 5, targets: [{ kind: "user" as const, id: tenant.user.id }] }];
    return { id: (await createEscalationFixture(tenant, steps, { name: tenant.mark })).id };
  }
  if (path.startsWith("/api/v1/evidence-snapshots/{date}"))
    return { date: (await createEvidence(tenant.organization.id)).at(-1) ?? "" };
  if (path.startsWith("/api/v1/soc2-reports/{id}")) return { id: await createReportFixture(tenant.context) };
  if (path.startsWith("/api/v1/alerts/{id}"))
    return { id: await createAlertFixture(tenant, { labels: { host: tenant.mark } }) };
  if (path.startsWith("/api/v1/incidents/{id}"))
    return { id: await createResolvedIncidentFixture(tenant, tenant.mark) };
  if (path.startsWith("/api/v1/support-tickets/{id}"))
    return { id: (await openTicketFixture(tenant, { subject: tenant.mark, body: tenant.mark })).ticketId };
  if (path.startsWith("/api/v1/operations-reports/{date}")) return { date: "2026-11-20" };
  throw new Error(`Give the parameters of ${path} values in api-records.ts.`);
}

/** What to send to an endpoint: its example, with people of this tenant where it names some. */
export function bodyOf(tenant: ApiTenant, { path, body }: Pick<ApiEndpoint, "path" | "body">): unknown {
  const example = body?.example as Record<string, unknown> | undefined;
  // Windows end in the future; an example stays where it is.
  if (example && "ends_at" in example && !path.startsWith("/api/v1/on-call"))
    return {
      ...example,
      ...("starts_at" in example && { starts_at: now().toISOString() }),
      ends_at: inHours(2).toISOString(),
    };
  if (example && "until" in example) return { ...example, until: inHours(2).toISOString() };
  if (example && path === "/api/v1/recipient-groups")
    return { ...example, key: `g${randomBytes(6).toString("hex")}` };
  if (path === "/api/v1/incidents/{id}/merge") return { into_id: tenant.incidentId };
  if (path !== "/api/v1/on-call/schedules/{id}/overrides") return body?.example;
  return { ...(body?.example as object), user_id: tenant.user.id };
}
