import "server-only";
import { csvLine } from "@/lib/core/csv";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf } from "@/lib/evidence/days";
import type { RunningExport } from "./types";

const ROWS_A_PAGE = 1_000;

const CSV_COLUMNS = [
  "id",
  "policy_id",
  "severity",
  "state",
  "fired_at",
  "acknowledged_at",
  "resolved_at",
  "resolution",
] as const;

type AlertRow = { id: string; line: string };

/** The alerts that were open within the period, one JSON line each, without who answered them. */
export async function* alertLines(of: RunningExport): AsyncGenerator<string> {
  for await (const { line } of alertRows(of)) yield `${line}\n`;
}

/** The same for spreadsheets. */
export async function* alertCsv(of: RunningExport): AsyncGenerator<string> {
  yield csvLine([...CSV_COLUMNS]);
  for await (const { line } of alertRows(of)) {
    const alert = JSON.parse(line) as Record<string, string | null>;
    yield csvLine(CSV_COLUMNS.map((column) => alert[column] ?? null));
  }
}

async function* alertRows({ context, fromDay, toDay }: RunningExport): AsyncGenerator<AlertRow> {
  let after: string | null = null;
  for (;;) {
    const rows: AlertRow[] = await withOrganization(
      context,
      (transaction) => transaction.$queryRaw<AlertRow[]>`
        SELECT id, (to_jsonb(alerts) - 'acknowledged_by_name')::text AS line FROM alerts
        WHERE organization_id = ${context.organizationId}::uuid
          AND fired_at < ${boundsOf(toDay).until}::timestamptz
          AND (resolved_at IS NULL OR resolved_at >= ${boundsOf(fromDay).from}::timestamptz)
          AND (${after}::uuid IS NULL OR id > ${after}::uuid)
        ORDER BY id LIMIT ${ROWS_A_PAGE}`,
    );
    yield* rows;
    if (rows.length < ROWS_A_PAGE) return;
    after = rows.at(-1)?.id ?? null;
  }
}
