import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { functions } from "@/inngest";
import { useClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { slotAt } from "@/lib/collection/slots";
import { ensurePartitions } from "@/lib/db/partitions";
import type { OutgoingMail } from "@/lib/mail/transport";
import { recordRequest } from "@/lib/request-records/record";
import { complianceScenario } from "@/scripts/testing/compliance-scenario";
import { incidentScenarios } from "@/scripts/testing/incident-scenarios";
import { onCallScenarios } from "@/scripts/testing/on-call-scenarios";
import { deliveryDraft, queueDeliveries } from "@/scripts/testing/delivery-fixture";
import { billingScenarios, endBillingScenarios } from "@/scripts/testing/billing-scenarios";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { customDomainsScenario } from "@/scripts/testing/custom-domains-scenario";
import { recheckDomainsScenario } from "@/scripts/testing/recheck-domains-scenario";
import { arrangeOldDeliveries } from "@/scripts/testing/old-deliveries";
import { alertScenarios } from "@/scripts/testing/alert-scenarios";
import { planScenarios } from "@/scripts/testing/plan-scenarios";
import { retentionScenarios } from "@/scripts/testing/retention-scenarios";
import { soc2ReportScenarios } from "@/scripts/testing/soc2-report-scenarios";
import { rollUpScenarios } from "@/scripts/testing/roll-up-scenarios";
import { supportScenarios } from "@/scripts/testing/support-scenarios";
import { runRepeatingSteps, type DeclaredFunction, type Scenario } from "@/scripts/testing/repeat-function";
import { asSuperuser } from "@/scripts/testing/superuser";

vi.mock("@/lib/domains/resolver", () => ({
  lookUpTxt: () => Promise.resolve({ kind: "none" }),
  lookUpHost: () => Promise.resolve({ kind: "found", aliases: [], addresses: [] }),
}));

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const outbox: OutgoingMail[] = [];
const announced: { id?: string; name: string }[] = [];

vi.mock("@/lib/events/client", async () => ({
  inngest: (await import("@/scripts/testing/repeat-function")).declaringClient,
}));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});
vi.mock("@/lib/mail/transport", () => ({
  hasMailTransport: () => true,
  mailTransport: () => (mail: OutgoingMail) => Promise.resolve(void outbox.push(mail)),
}));
vi.mock("@/lib/events/send", () => ({
  sendEvents: (events: (typeof announced)[number] | typeof announced) =>
    Promise.resolve(void announced.push(...[events].flat())),
}));

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

const midnight = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
const slot = slotAt(new Date());

async function queueMail(createdAt: Date): Promise<string> {
  const id = newId();
  await asSuperuser(
    `INSERT INTO mail_messages (id, idempotency_key, template, recipient, subject, html, text, state, created_at)
     VALUES ($1::uuid, $1::text, 'test', 'mira@example.test', 'Hello', '<p>Hello</p>', 'Hello', 'queued', $2)`,
    [id, createdAt],
  );
  return id;
}

const scenarios: Record<string, Scenario> = {
  ...billingScenarios(midnight),
  ...alertScenarios({ slot, midnight }),
  ...onCallScenarios(slot),
  ...incidentScenarios(slot),
  ...rollUpScenarios(midnight),
  "run-compliance-checks": complianceScenario(midnight),
  ...planScenarios(slot),
  ...supportScenarios(),
  ...retentionScenarios(),
  ...soc2ReportScenarios(midnight),
  "collect-metrics": {
    arrange: async () => {
      const { organization, user } = await createOrganizationFixture("Busy");
      const occurredAt = new Date(slot.getTime() - 60_000);
      for (const status of [200, 500])
        await recordRequest({
          organizationId: organization.id,
          route: "/[organization]/dashboard",
          method: "GET",
          status,
          durationMilliseconds: 10,
          actorKind: "user",
          actorId: user.id,
          occurredAt,
        });
      return { tickAt: slot.toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT (SELECT count(*)::int FROM metrics_5m WHERE request_count > 0) AS slots, (SELECT count(*)::int FROM platform_metrics_5m)
        AS platform, (SELECT sum(request_count)::int FROM metrics_5m) AS requests`),
    once: [{ slots: 1, platform: 1, requests: 2 }],
  },
  "deliver-mail": {
    arrange: async () => ({ messageId: await queueMail(new Date()) }),
    effect: async () => outbox.map(({ to, subject }) => ({ to, subject })),
    once: [{ to: "mira@example.test", subject: "Hello" }],
  },
  "deliver-notifications": {
    arrange: async () => {
      const { organization, user } = await createOrganizationFixture("Alerted");
      await queueDeliveries([deliveryDraft({ organizationId: organization.id, userId: user.id })]);
      return {};
    },
    effect: () =>
      rowsOf(`SELECT count(*)::int AS mails, max(delivery.state) AS result FROM mail_messages
        JOIN notification_deliveries delivery ON mail_messages.idempotency_key LIKE 'delivery:' || delivery.id || '%'
        JOIN organizations ON organizations.id = delivery.organization_id WHERE organizations.name = 'Alerted'`),
    once: [{ mails: 1, result: "delivered" }],
  },
  "maintain-partitions": {
    arrange: async () => {
      await ensurePartitions(new Date(midnight.getTime() - 400 * DAY_MS));
      return { slotAt: midnight.toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT count(*) FILTER (WHERE relname ~ '^request_records.*2025') > 0 AS expired,
          count(*) FILTER (WHERE relname LIKE 'request_records%') > 10 AS ahead, count(*)::int AS partitions
        FROM pg_class WHERE relispartition AND relkind = 'r'`),
    once: [{ expired: false, ahead: true, partitions: expect.any(Number) }],
  },
  "prune-expired": {
    arrange: async () => {
      await asSuperuser(`INSERT INTO rate_limits (key_hash, theoretical_arrival)
        VALUES ('\\x01', now() - interval '1 day'), ('\\x02', now() + interval '1 day')`);
      await asSuperuser(`INSERT INTO sign_in_throttles (email_hash, failures, window_started_at)
        VALUES ('\\x01', 3, now() - interval '1 day'), ('\\x02', 3, now())`);
      const { user } = await createOrganizationFixture("Old");
      await asSuperuser(
        `INSERT INTO sessions (user_id, expires_at, ip_address)
         VALUES ($1, now() - interval '31 days', '192.0.2.1'), ($1, now() + interval '1 day', '192.0.2.2')`,
        [user.id],
      );
      await asSuperuser(
        `INSERT INTO user_tokens (user_id, purpose, token_hash, expires_at)
         VALUES ($1, 'dead', '\\x01', now() - interval '1 day'), ($1, 'living', '\\x02', now() + interval '1 day')`,
        [user.id],
      );
      await arrangeOldDeliveries();
      const delivered = await queueMail(new Date(Date.now() - 31 * DAY_MS));
      await asSuperuser("UPDATE mail_messages SET state = 'sent' WHERE id = $1", [delivered]);
      return { slotAt: midnight.toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT encode(key_hash, 'hex') AS kept FROM rate_limits
        UNION ALL SELECT encode(email_hash, 'hex') FROM sign_in_throttles
        UNION ALL SELECT host(ip_address) FROM sessions
        UNION ALL SELECT purpose FROM user_tokens
        UNION ALL SELECT subject FROM mail_messages WHERE created_at < now() - interval '30 days'
        UNION ALL SELECT idempotency_key || ' ' || coalesce(response, 'forgotten')
          FROM notification_deliveries delivery JOIN notification_attempts ON delivery_id = delivery.id
          WHERE idempotency_key LIKE 'aged-%'
        UNION ALL SELECT recipient_key FROM alert_audiences WHERE recipient_key LIKE 'aged-%'
        UNION ALL SELECT recipient_key FROM notice_buckets WHERE recipient_key LIKE 'aged-%'
        ORDER BY kept`),
    once: [
      { kept: "02" },
      { kept: "02" },
      { kept: "192.0.2.2" },
      { kept: "aged-0 ok" },
      { kept: "aged-10" },
      { kept: "aged-100 forgotten" },
      { kept: "aged-firing" },
      { kept: "aged-new" },
      { kept: "living" },
    ],
  },
  "sweep-mail": {
    arrange: async () => {
      announced.length = 0;
      await queueMail(new Date(Date.now() - HOUR_MS));
      return {};
    },
    // The engine starts one run for an id, however often it is sent.
    effect: async () =>
      new Set(announced.filter(({ name }) => name === "mail/message.queued").map(({ id }) => id)).size,
    once: 1,
  },
  "sweep-stripe-events": {
    arrange: async () => {
      announced.length = 0;
      await asSuperuser(
        `INSERT INTO stripe_events (id, type, object_id, live_mode, created_at, received_at, requested_at)
         VALUES ('evt_lost', 'invoice.paid', 'in_1', false, $1, $1, $1)`,
        [new Date(Date.now() - HOUR_MS)],
      );
      return {};
    },
    effect: async () =>
      new Set(announced.filter(({ id }) => id?.startsWith("stripe:evt_lost")).map(({ id }) => id)).size,
    once: 1,
  },
  "take-evidence-snapshots": {
    arrange: async () => {
      const { organization } = await createOrganizationFixture("Proven");
      await asSuperuser("UPDATE organizations SET created_at = $2 WHERE id = $1", [
        organization.id,
        new Date(midnight.getTime() - 2 * DAY_MS),
      ]);
      return { endedAt: new Date(midnight.getTime() - DAY_MS).toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT sequence FROM soc2_evidence_snapshots
        WHERE organization_id IN (SELECT id FROM organizations WHERE name = 'Proven')`),
    once: [{ sequence: 1 }],
  },
  "publish-checkpoints": {
    arrange: async () => {
      process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-checkpoints-"));
      const { organization, user } = await createOrganizationFixture("Anchored");
      await asSuperuser("UPDATE organizations SET created_at = $2 WHERE id = $1", [
        organization.id,
        new Date(midnight.getTime() - 2 * DAY_MS),
      ]);
      await asSuperuser("INSERT INTO checkpoint_readers VALUES ($1, $2)", [organization.id, user.id]);
      return { endedAt: new Date(midnight.getTime() - DAY_MS).toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT count(DISTINCT id)::int AS taken, count(*)::int AS anchors,
          (SELECT count(*)::int FROM mail_messages WHERE template = 'checkpoint') AS mails
        FROM transparency_checkpoints JOIN checkpoint_anchors ON checkpoint_id = id
        WHERE transparency_checkpoints.organization_id IN (SELECT id FROM organizations WHERE name = 'Anchored')`),
    once: [{ taken: 1, anchors: 2, mails: 1 }],
  },
  "export-evidence": {
    arrange: async () => {
      process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-exports-"));
      const { organization } = await createOrganizationFixture("Exported");
      const exportId = newId();
      await asSuperuser(
        `INSERT INTO evidence_exports (organization_id, id, from_day, to_day, requested_by_name, requested_at)
         VALUES ($1, $2, $3, $3, 'Mira Person', now())`,
        [organization.id, exportId, midnight],
      );
      return { organizationId: organization.id, exportId };
    },
    effect: () =>
      rowsOf(`SELECT state, planned_files + 1 = count(*) AS complete,
          count(*) = (SELECT count(*) FROM stored_files WHERE key LIKE '%/exports/' || id || '/%') AS stored
        FROM evidence_exports JOIN evidence_export_files ON export_id = id
        WHERE kind = 'evidence' GROUP BY evidence_exports.organization_id, id`),
    once: [{ state: "ready", complete: true, stored: true }],
  },
  "recheck-custom-domains": customDomainsScenario(slot),
  "recheck-domains": recheckDomainsScenario,
  "tell-of-expiring-api-keys": {
    arrange: async () => {
      const { organization } = await createOrganizationFixture("Expiring");
      await asSuperuser(
        `INSERT INTO api_keys (organization_id, name, prefix, token_hash, scopes, created_at, expires_at)
         VALUES ($1, 'Agent', 'rgx_1', sha256('agent'), '{metrics:write}', $2::timestamptz - interval '30 days',
           $2::timestamptz + interval '3 days')`,
        [organization.id, midnight],
      );
      return { slotAt: midnight.toISOString() };
    },
    effect: () =>
      rowsOf(`SELECT title FROM notifications WHERE type = 'api_keys.expiring'
        UNION ALL SELECT subject FROM mail_messages WHERE subject LIKE 'API key%' ORDER BY title`),
    once: [{ title: "API key “Agent” expires soon" }, { title: "API key “Agent” expires soon · Expiring" }],
  },
};

describe("a durable function whose steps and runs are repeated", () => {
  const declared = functions as unknown as DeclaredFunction[];

  beforeAll(async () => {
    await ensurePartitions(new Date(midnight.getTime() - DAY_MS));
    await ensurePartitions(new Date());
  });

  afterAll(endBillingScenarios);

  it("is each of them: a new one needs a scenario here", () => {
    expect(Object.keys(scenarios).sort()).toEqual(declared.map(({ id }) => id).sort());
  });

  it.each(declared.map((each) => [each.id, each] as const))(
    "has one effect: %s",
    async (id, declaredFunction) => {
      const scenario = scenarios[id];
      const restoreClock = useClock(() => new Date(slot.getTime() + 2_000));
      const data = (await scenario?.arrange()) ?? {};
      const names = await runRepeatingSteps(declaredFunction, data);
      expect(names.length).toBeGreaterThan(0);
      const after = await scenario?.effect();
      expect(after).toEqual(scenario?.once);

      await runRepeatingSteps(declaredFunction, data);
      expect(await scenario?.effect()).toEqual(after);
      restoreClock();
    },
  );
});
