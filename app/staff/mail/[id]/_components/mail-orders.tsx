"use client";

import { FileText, RotateCcw } from "lucide-react";
import { useState } from "react";
import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { showToast } from "@/components/ui/toast-store";
import { readMailAction, retryMailAction } from "../../actions";

const HELP = "It stands in the audit log beside your name.";

type MailOrdersProps = { id: string; mayRead: boolean; mayRetry: boolean };

/** What staff can do with a mail that still waits: read it without its links, or send it again. */
export function MailOrders({ id, mayRead, mayRetry }: MailOrdersProps) {
  const [text, setText] = useState<string>();

  async function read(reason: string) {
    const result = await readMailAction({ id, reason });
    setText(result.data?.text);
    return result;
  }

  async function retry(reason: string) {
    const result = await retryMailAction({ id, reason });
    if (!result.serverError) showToast({ title: "Another attempt is on its way", tone: "success" });
    return result;
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        {mayRead && (
          <ReasonDialog
            trigger={
              <Button>
                <FileText aria-hidden />
                Read text
              </Button>
            }
            title="Read what this mail says?"
            description="Its links are taken out. The look stands in the platform's log and in the organisation's."
            confirmLabel="Show text"
            help={HELP}
            send={read}
          />
        )}
        {mayRetry && (
          <ReasonDialog
            trigger={
              <Button>
                <RotateCcw aria-hidden />
                Send again
              </Button>
            }
            title="Send this mail again now?"
            description="One more attempt, without the pause that grows with its failures."
            confirmLabel="Send now"
            help={HELP}
            send={retry}
          />
        )}
      </div>
      {text !== undefined && (
        <Card className="p-5">
          <div className="max-w-reading break-words whitespace-pre-wrap">{text}</div>
        </Card>
      )}
    </div>
  );
}
