"use client";

import { useRouter } from "next/navigation";
import { useState, type RefObject } from "react";
import { Banner } from "@/components/feedback/banner";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { FileField } from "@/components/support/file-field";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { STATUSES_WHEN_SENT, UNDO_SECONDS, type StatusWhenSent } from "@/lib/support/tickets/reply-limits";
import { writeReplyAction } from "../actions";
import { CannedField } from "./canned-field";
import type { ComposerProps } from "./composer";
import { useAct } from "./use-act";
import { useDraft } from "./use-draft";
import { useDraftFiles, writeDraftFiles } from "./use-draft-files";
import { useTakeBack } from "./use-take-back";

const THEN_LABELS: Record<StatusWhenSent, string> = {
  pending: "then wait for the customer",
  solved: "then solve the ticket",
  open: "and keep the ticket open",
  on_hold: "and put the ticket on hold",
};

type ReplyFormProps = ComposerProps & { field: RefObject<HTMLTextAreaElement | null> };

/** What goes to the customer, after a short while in which it can be taken back. */
export function ReplyForm({ number, version, responses, values, noReplyReason, field }: ReplyFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useDraft(number, "reply");
  const uploads = useDraftFiles(number, "reply");
  const uploadIds = uploads.files.map(({ id }) => id);
  const [statusWhenSent, setStatusWhenSent] = useState<StatusWhenSent>("pending");
  const [newMessages, setNewMessages] = useState(0);
  const takeBack = useTakeBack(number);
  const { act, pending } = useAct(writeReplyAction, (added) => {
    if (added === undefined) return;
    if (added.kind === "outdated") return setNewMessages(added.newMessages);
    setNewMessages(0);
    setDraft("");
    writeDraftFiles(number, "reply", []);
    showToast({
      tone: "success",
      title: `Reply leaves in ${UNDO_SECONDS} s`,
      action: { label: "Undo", onSelect: () => takeBack.act(added.messageId) },
    });
    router.refresh();
  });

  if (noReplyReason !== null) return <p className="text-muted-foreground text-sm">{noReplyReason}</p>;
  const send = (isConfirmed: boolean) =>
    act({ number, body: draft, statusWhenSent, basedOnVersion: version, isConfirmed, uploadIds });
  return (
    <KeyboardForm
      className="grid gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <p className="text-muted-foreground text-sm">
        To {values["customer.name"]}, by mail and in their requests. Type / for canned responses.
      </p>
      <CannedField
        field={field}
        aria-label="Reply to the customer"
        rows={5}
        value={draft}
        onValueChange={setDraft}
        onFiles={(files) => void uploads.add(files)}
        responses={responses}
        values={values}
      />
      <FileField uploads={uploads} />
      {newMessages > 0 && (
        <Banner
          live
          tone="warning"
          title={newMessages === 1 ? "1 newer message" : `${newMessages} newer messages`}
          action={
            <span className="flex gap-2">
              <Button size="sm" onClick={() => router.refresh()}>
                Show
              </Button>
              <Button size="sm" pending={pending} onClick={() => send(true)}>
                Send all the same
              </Button>
            </span>
          }
        >
          Somebody wrote since you opened this. Nothing was sent, and your text is kept.
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={pending || uploads.pending > 0}>
          Send reply
        </Button>
        <Select
          aria-label="After sending"
          className="w-auto min-w-56"
          value={statusWhenSent}
          onChange={(event) =>
            setStatusWhenSent(STATUSES_WHEN_SENT.find((known) => known === event.target.value) ?? "pending")
          }
        >
          {STATUSES_WHEN_SENT.map((status) => (
            <option key={status} value={status}>
              {THEN_LABELS[status]}
            </option>
          ))}
        </Select>
      </div>
    </KeyboardForm>
  );
}
