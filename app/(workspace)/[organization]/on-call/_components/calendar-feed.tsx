"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { createFeedAction, revokeFeedAction } from "../actions";

/** One's shifts in one's own calendar programme, by a secret address. */
export function CalendarFeed({ slug, createdAt }: { slug: string; createdAt: Date | null }) {
  const [url, setUrl] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const create = async () => {
    setPending(true);
    const result = await createFeedAction(slug);
    setPending(false);
    const [problem] = problemsOf(result);
    if (problem) showToast({ tone: "critical", title: problem.message });
    else setUrl(result.data?.url ?? null);
  };
  return (
    <Section
      title="Your shifts in your calendar"
      description="Subscribe to a secret address in your calendar programme. Whoever has the address sees your shifts."
    >
      {url !== null && (
        <div role="status" className="grid gap-2">
          <CodeSnippet label="Calendar address" code={url} />
          <p className="text-muted-foreground text-sm">It is shown this once. Keep it to yourself.</p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {createdAt === null ? (
          <Button onClick={create} pending={pending}>
            Create calendar address
          </Button>
        ) : (
          <>
            <ConfirmDialog
              trigger={<Button>Replace address</Button>}
              title="Replace the calendar address?"
              description="The present address stops working: subscribe to the new one in each of your calendars."
              confirmLabel="Replace address"
              destructive={false}
              onConfirm={create}
            />
            <ConfirmDialog
              trigger={<Button>Revoke address</Button>}
              title="Revoke the calendar address?"
              description="Calendars that read it show your shifts no longer."
              confirmLabel="Revoke address"
              onConfirm={async () => {
                await revokeFeedAction(slug);
                setUrl(null);
              }}
            />
            <span className="text-muted-foreground text-sm">
              Created <ExactTime at={createdAt} precision="day" />
            </span>
          </>
        )}
      </div>
    </Section>
  );
}
