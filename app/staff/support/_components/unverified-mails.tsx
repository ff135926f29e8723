"use client";

import { Banner } from "@/components/feedback/banner";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { UnverifiedMail } from "@/lib/support/mail/list-unverified";
import { acceptMailAction } from "../actions";

type UnverifiedMailsProps = { number: number; mails: readonly UnverifiedMail[]; mayAccept: boolean };

/** Mails that were not believed. They stand apart from the conversation, and no customer sees them until accepted. */
export function UnverifiedMails({ number, mails, mayAccept }: UnverifiedMailsProps) {
  if (mails.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={
        mails.length === 1
          ? "A mail that may not be the customer’s"
          : `${mails.length} mails that may not be the customer’s`
      }
    >
      <ul className="grid gap-3">
        {mails.map(({ id, from, reason, text, at }) => (
          <li key={id} className="grid gap-1.5">
            <p className="text-sm wrap-anywhere">
              <span className="font-medium">{from}</span>, <ExactTime at={at} />. {reason}
            </p>
            <p className="max-w-reading text-sm wrap-anywhere whitespace-pre-wrap">{text}</p>
            {mayAccept && (
              <div>
                <ConfirmDialog
                  trigger={<Button size="sm">Accept as message</Button>}
                  title={`Add the mail of ${from} to the conversation?`}
                  description="Everybody who sees the request reads it then, with the address that it came from. Accept it only when you know who wrote it. It stands in the customer’s audit log."
                  confirmLabel="Accept as message"
                  destructive={false}
                  onConfirm={async () => {
                    const [problem] = problemsOf(await acceptMailAction({ number, mailId: id }));
                    if (problem) showToast({ tone: "critical", title: problem.message });
                    else showToast({ tone: "success", title: "Mail added to the conversation" });
                  }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
