import type { DeliveryKind } from "@/lib/deliveries/kinds";
import type { AlertMessage } from "@/lib/deliveries/message";

/** One delivery as the kinds of channel render it: the neutral message, and what its receivers need around it. */
export type Telling = {
  /** Stays the same over all attempts: receivers drop a repetition by it. */
  deliveryId: string;
  kind: DeliveryKind;
  message: AlertMessage;
  /** When it was written. */
  at: Date;
  organization: { id: string; name: string };
  /** Where it leads, in full. */
  url: string;
  /** A signed link to a page that acknowledges; null where nothing is to be acknowledged. */
  acknowledgeUrl: string | null;
  alert: TellingAlert | null;
  /** The ids of all alerts that a message about several names. */
  alertIds: readonly string[];
  incidentId: string | null;
};

type TellingAlert = {
  id: string;
  policyId: string;
  policyName: string;
  fingerprint: string;
  episode: number;
};

/** What came of one attempt. `error` is fit for those who manage the channel. */
export type SendResult = {
  outcome: "delivered" | "retry" | "failed";
  httpStatus: number | null;
  error: string | null;
  /** What the receiver answered. */
  response: Buffer | null;
  /** The receiver asked to wait this long. */
  retryAfterMilliseconds: number | null;
  /** What the provider calls the message. */
  reference: string | null;
  /** Where the provider says the message is. */
  providerStatus: string | null;
};
