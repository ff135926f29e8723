import { deadlineOf } from "@/lib/deliveries/deadline";
import type { AlertMessage } from "@/lib/deliveries/message";
import type { DeliveryDraft } from "@/lib/deliveries/types";
import { isText, type Recipient } from "@/lib/routing/recipients";
import type { TakenStep } from "../escalation";
import type { DueRun } from "./due-run";

/** What an alert is called where there is one line for it: "High CPU (host web-1)". */
export function alertTitle({ policyName, labels }: DueRun["alert"]): string {
  const values = Object.entries(labels).map(([name, value]) => `${name} ${value}`);
  return (values.length === 0 ? policyName : `${policyName} (${values.join(", ")})`).slice(0, 300);
}

/** One message for each recipient of a step; its key names run, repetition, step and recipient. */
export function deliveriesOf(run: DueRun, step: TakenStep<Recipient>, at: Date): DeliveryDraft[] {
  const { organizationId, runId, alert } = run;
  return step.recipients.map(({ key, channelId, userId, address }) => ({
    byText: isText({ key }),
    organizationId,
    idempotencyKey: `escalation:${runId}:${step.loopNo}:${step.stepNo}:${key}`,
    channelId,
    userId,
    address,
    alertId: alert.id,
    incidentId: null,
    noticeId: null,
    kind: "escalation",
    severity: alert.severity,
    message: messageOf(run, step),
    deadlineAt: deadlineOf(alert.severity, at),
  }));
}

function messageOf({ plan, alert }: DueRun, { stepNo, loopNo }: TakenStep<Recipient>): AlertMessage {
  const repetition = loopNo === 0 ? "" : `, repetition ${loopNo} of ${plan.repeats}`;
  return {
    title: alertTitle(alert),
    summary: "Nobody has answered this alert yet. Acknowledge it to stop the escalation.",
    severity: alert.severity,
    state: alert.state,
    facts: [
      { label: "Escalation", value: `${plan.name}, step ${stepNo + 1} of ${plan.steps.length}${repetition}` },
      { label: "Firing since", value: `${alert.firedAt.toISOString().slice(0, 16).replace("T", " ")} UTC` },
      ...(alert.value === null ? [] : [{ label: "Value", value: String(alert.value) }]),
      ...Object.entries(alert.labels)
        .slice(0, 30)
        .map(([label, value]) => ({ label: label.slice(0, 80), value: value.slice(0, 500) })),
    ],
    path: `/alerts/${alert.id}`,
    runbookUrl: alert.runbookUrl,
    acknowledgeable: true,
  };
}
