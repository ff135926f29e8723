import { StatusBadge, type Status } from "@/components/feedback/status";
import type { MailState } from "@/lib/mail/states";

const LOOKS: Record<MailState, { status: Status; word: string }> = {
  queued: { status: "queued", word: "Waiting" },
  sending: { status: "running", word: "Sending" },
  sent: { status: "succeeded", word: "Sent" },
  failed: { status: "failed", word: "Given up" },
  in_mailbox: { status: "pending", word: "In the local mailbox" },
};

export function mailStateWord(state: MailState): string {
  return LOOKS[state].word;
}

/** Where a mail stands. */
export function MailStateBadge({ state }: { state: MailState }) {
  return <StatusBadge {...LOOKS[state]} />;
}
