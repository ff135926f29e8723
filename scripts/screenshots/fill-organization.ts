import { query } from "@/e2e/fixtures/database";

/** A day of figures, with one busy hour. */
export async function fillOrganization(organizationId: string): Promise<void> {
  await query(
    `INSERT INTO metrics_5m (organization_id, slot, request_count, api_latency_ms, api_latency_p95_ms, error_rate,
       active_users)
     SELECT $1, date_bin('5 minutes', now(), 'epoch') - place * interval '5 minutes',
       40 + 15 * sin(place / 12.0) + CASE WHEN place BETWEEN 60 AND 72 THEN 60 ELSE 0 END,
       110 + 20 * sin(place), 190 + 40 * sin(place), 0.2 + 0.1 * sin(place), 6
     FROM generate_series(1, 288) AS place ON CONFLICT DO NOTHING`,
    [organizationId],
  );
}
