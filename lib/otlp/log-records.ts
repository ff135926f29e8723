import type { LogRecordFields } from "@/lib/log-rules/record";
import { plainAttributes, plainValue } from "./attributes";
import type { LogRecord, LogsExport } from "./wire";

/** Every log record of an export as rules see it, in its order. */
export function recordsOf({ resourceLogs }: LogsExport): LogRecordFields[] {
  return resourceLogs.flatMap(({ resource, scopeLogs }) => {
    const lent = plainAttributes(resource?.attributes ?? []);
    return scopeLogs.flatMap(({ logRecords }) => logRecords.map((record) => fieldsOf(record, lent)));
  });
}

function fieldsOf(record: LogRecord, resource: LogRecordFields["resource"]): LogRecordFields {
  return {
    // A collector that cannot read a time says when it saw the record.
    at: dateOf(record.timeUnixNano) ?? dateOf(record.observedTimeUnixNano),
    severity: record.severityNumber ?? 0,
    severityText: record.severityText ?? "",
    eventName: record.eventName ?? "",
    body: plainValue(record.body),
    attributes: plainAttributes(record.attributes),
    resource,
  };
}

function dateOf(nanoseconds: number | undefined): Date | null {
  if (!nanoseconds || !(nanoseconds > 0 && nanoseconds < 2 ** 64)) return null;
  return new Date(Math.floor(nanoseconds / 1e6));
}
