import type { SendingChannel } from "@/lib/channels/send";
import type { DeliveryKind, DeliverySeverity } from "../kinds";
import type { AlertMessage } from "../message";

/** A delivery in a worker's hands, with all that an attempt needs. */
export type ClaimedDelivery = {
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  id: string;
  kind: DeliveryKind;
  severity: DeliverySeverity;
  message: AlertMessage;
  createdAt: Date;
  deadlineAt: Date;
  leaseUntil: Date;
  /** Of this attempt, from 1. */
  attempt: number;
  channel: SendingChannel | null;
  /** Set for text messages: the member's number as it is now; null where there is none any more. */
  text: { number: string | null } | null;
  /** Of the built-in mail. */
  address: string | null;
  incidentId: string | null;
  alertIds: readonly string[];
  alert: {
    id: string;
    policyId: string;
    policyVersion: number;
    policyName: string;
    fingerprint: string;
    episode: number;
  } | null;
};

/** The lane that a delivery travels in: its channel, the built-in mail, or text messages to people. */
export const MAIL_LANE = "00000000-0000-0000-0000-000000000000";

export const TEXT_LANE = "00000000-0000-0000-0000-000000000001";

export function laneOf({ channel, text }: Pick<ClaimedDelivery, "channel" | "text">): string {
  return text === null ? (channel?.id ?? MAIL_LANE) : TEXT_LANE;
}
