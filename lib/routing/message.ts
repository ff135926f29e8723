import { GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import { formatMinute } from "@/lib/core/format/date-time";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { DeliveryKind } from "@/lib/deliveries/kinds";
import type { AlertMessage } from "@/lib/deliveries/message";
import { describeMetric, isMetricType } from "@/lib/metrics/catalogue";
import type { RoutedNotice } from "./plan-notice";

const MAX_LISTED = 20;
const MAX_LABELS = 15;

/** What a delivery of these notices is called. */
export function deliveryKindOf(notices: readonly RoutedNotice[]): DeliveryKind {
  const [only, ...more] = notices;
  return only && more.length === 0 ? only.kind : "bundle";
}

/** The gravest of several. */
export function gravestOf(notices: readonly { severity: AlertSeverity }[]): AlertSeverity {
  return GRAVEST_FIRST.find((severity) => notices.some((notice) => notice.severity === severity)) ?? "low";
}

/** What is said of one notice, or of several in one message. */
export function messageOf(notices: readonly RoutedNotice[], timeZone: string): AlertMessage {
  const [only, ...more] = notices;
  return only && more.length === 0 ? singleMessage(only, timeZone) : bundleMessage(notices, timeZone);
}

function singleMessage(notice: RoutedNotice, timeZone: string): AlertMessage {
  const { alert, kind, policy, severity } = notice;
  const isOver = kind === "resolved" || alert.state === "resolved";
  return {
    // What has become of it every channel says in front.
    title: clipped(`${policy.name}${whereOf(notice)}`, 300),
    summary: isOver
      ? `It began at ${formatMinute(alert.firedAt, timeZone)} and is resolved.`
      : `Since ${formatMinute(alert.firedAt, timeZone)}.`,
    severity,
    state: isOver ? "resolved" : alert.state,
    facts: [
      ...figure("Value", alert.value, policy.metric),
      ...figure("Threshold", alert.threshold, policy.metric),
      ...Object.entries(alert.labels)
        .slice(0, MAX_LABELS)
        .map(([label, value]) => ({ label: clipped(label, 80), value: clipped(value, 500) })),
    ],
    path: `/alerts/${alert.id}`,
    runbookUrl: policy.runbookUrl,
    acknowledgeable: !isOver && alert.state === "firing",
  };
}

function bundleMessage(notices: readonly RoutedNotice[], timeZone: string): AlertMessage {
  const over = notices.filter(({ alert, kind }) => kind === "resolved" || alert.state === "resolved");
  const open = notices.length - over.length;
  const parts = [open > 0 && `${open} firing`, over.length > 0 && `${over.length} resolved`];
  const rest = notices.length - MAX_LISTED;
  return {
    title: `${notices.length} alerts: ${parts.filter(Boolean).join(", ")}`,
    summary: rest > 0 ? `The first ${MAX_LISTED} are listed; ${rest} more are on the page.` : "",
    severity: gravestOf(notices),
    state: open > 0 ? "firing" : "resolved",
    facts: notices.slice(0, MAX_LISTED).map((notice) => ({
      label: clipped(notice.policy.name, 80),
      value: clipped(
        `${over.includes(notice) ? "resolved" : notice.severity}${whereOf(notice)}, since ${formatMinute(notice.alert.firedAt, timeZone)}`,
        500,
      ),
    })),
    path: open > 0 ? "/alerts" : "/alerts/history",
    runbookUrl: null,
    acknowledgeable: false,
  };
}

function whereOf({ alert }: RoutedNotice): string {
  const values = Object.values(alert.labels).filter((value) => value !== "");
  return values.length === 0 ? "" : ` (${values.slice(0, 3).join(", ")})`;
}

function figure(label: string, value: number | null, metric: string | null) {
  if (value === null) return [];
  const unit = metric !== null && isMetricType(metric) ? describeMetric(metric).unit : "count";
  return [{ label, value: formatQuantity(value, unit) }];
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
