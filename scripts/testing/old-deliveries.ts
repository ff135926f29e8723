import { createAlertFixture } from "./alert-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

const RECIPIENT = `'{"channelId":null,"userId":null,"address":"a@example.test","label":"A"}'`;
const DAY_MS = 24 * 60 * 60_000;

/** Deliveries, audiences and buckets of several ages, named after them: `aged-400` is 400 days old. */
export async function arrangeOldDeliveries(): Promise<void> {
  const tenant = await createOrganizationFixture("Aged");
  const organizationId = tenant.organization.id;
  await asSuperuser(
    `INSERT INTO notification_deliveries (organization_id, idempotency_key, address, kind, severity, message, state,
       next_at, deadline_at, created_at, finished_at)
     SELECT $1, 'aged-' || days, 'a@example.test', 'fired', 'low', '{}', 'delivered', at, at, at, at
     FROM unnest(ARRAY[0, 100, 400]) AS days CROSS JOIN LATERAL (SELECT now() - make_interval(days => days) AS at) AS age`,
    [organizationId],
  );
  await asSuperuser(
    `INSERT INTO notification_attempts (organization_id, delivery_id, number, started_at, duration_ms, outcome, response)
     SELECT organization_id, id, 1, created_at, 1, 'delivered', 'ok' FROM notification_deliveries WHERE organization_id = $1`,
    [organizationId],
  );
  for (const [name, days] of [
    ["10", 10],
    ["100", 100],
    ["firing", null],
  ] as const) {
    const over =
      days === null ? {} : { state: "resolved" as const, resolvedAt: new Date(Date.now() - days * DAY_MS) };
    const alertId = await createAlertFixture(tenant, over);
    await asSuperuser(
      `INSERT INTO alert_audiences (organization_id, alert_id, recipient_key, recipient, group_key, severity, told_at,
         last_told_at) VALUES ($1, $2, $3, ${RECIPIENT}, 'a', 'low', now() - interval '200 days', now() - interval '200 days')`,
      [organizationId, alertId, `aged-${name}`],
    );
  }
  await asSuperuser(
    `INSERT INTO notice_buckets (organization_id, recipient_key, bucket, tokens, counted_at)
     VALUES ($1, 'aged-new', 'normal', 3, now()), ($1, 'aged-old', 'normal', 3, now() - interval '2 days')`,
    [organizationId],
  );
}
