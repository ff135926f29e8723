import type { DeliveryKind, DeliverySeverity } from "./kinds";
import type { AlertMessage } from "./message";

/** A message to one channel or address, before it is in the outbox. */
export type DeliveryDraft = {
  organizationId: string;
  /** Names the cause and the recipient: of two drafts with one key the first is kept. */
  idempotencyKey: string;
  /** Null: the built-in e-mail, to the member or the address, or a text message. */
  channelId: string | null;
  userId: string | null;
  /** To the phone that the member has when it is sent. */
  byText?: boolean;
  address: string | null;
  alertId: string | null;
  /** All that a message about several alerts names, in their order; left out else. */
  alertIds?: readonly string[];
  incidentId: string | null;
  noticeId: string | null;
  kind: DeliveryKind;
  severity: DeliverySeverity;
  message: AlertMessage;
  /** Given up then; see deadlineOf. */
  deadlineAt: Date;
};
