// The other side of the tick: what a loop over organisations with an ordinary client costs.
import { SLOT_MS } from "@/lib/collection/slots";
import { systemContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";

type RequestRow = { status: number; duration_milliseconds: number; actor_kind: string; actor_id: string };

const FIGURES = [
  "requests",
  "latency",
  "latency_p95",
  "error_rate",
  "users",
  "api",
  "files",
  "audit",
  "events",
];

/** Reads the rows of each organisation, reckons in JavaScript and stores a row a figure. */
export async function loopOverOrganizations(organizationIds: readonly string[], slot: Date): Promise<void> {
  for (const organizationId of organizationIds) {
    const scope = systemContext({ id: organizationId, slug: organizationId }, "bench", []);
    await withOrganization(scope, (transaction) => collectOne(transaction, organizationId, slot));
  }
}

async function collectOne(transaction: Transaction, organizationId: string, slot: Date): Promise<void> {
  const recent = { gte: new Date(slot.getTime() - SLOT_MS), lt: slot };
  const requests = await transaction.$queryRaw<RequestRow[]>`
    SELECT status, duration_milliseconds, actor_kind, actor_id FROM request_records
    WHERE organization_id = ${organizationId}::uuid
      AND occurred_at >= ${recent.gte}::timestamptz AND occurred_at < ${recent.lt}::timestamptz`;
  const files = await transaction.storedFile.aggregate({
    where: { organizationId },
    _sum: { sizeBytes: true },
  });
  const audited = await transaction.auditLog.count({ where: { organizationId, recordedAt: recent } });
  const events = await transaction.securityEvent.count({ where: { organizationId, recordedAt: recent } });

  const durations = requests.map((row) => row.duration_milliseconds).sort((one, other) => one - other);
  const values = [
    requests.length,
    durations.reduce((sum, value) => sum + value, 0) / durations.length,
    durations[Math.floor(0.95 * durations.length)] ?? 0,
    (100 * requests.filter(({ status }) => status >= 500).length) / requests.length,
    new Set(requests.filter((row) => row.actor_kind === "user").map((row) => row.actor_id)).size,
    requests.filter((row) => row.actor_kind === "api_key").length,
    Number(files._sum.sizeBytes ?? 0),
    audited,
    events,
  ];
  for (const [index, name] of FIGURES.entries()) {
    const series = await transaction.metricSeries.create({
      data: {
        organizationId,
        name,
        unit: "count",
        labels: {},
        digest: Buffer.from(`${name} ${slot.getTime()}`),
      },
    });
    await transaction.metricPoint.create({
      data: { organizationId, seriesId: series.id, recordedAt: slot, value: values[index] ?? 0 },
    });
  }
}
