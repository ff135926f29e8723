"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ResponseValues } from "@/lib/support/canned-responses/fill";
import type { CannedResponse } from "@/lib/support/canned-responses/schema";
import type { DraftKind } from "./draft-store";
import { NoteForm } from "./note-form";
import { ReplyForm } from "./reply-form";

export type ComposerProps = {
  number: number;
  /** The conversation as it is shown. */
  version: number;
  responses: readonly CannedResponse[];
  values: ResponseValues;
  /** Why nothing can be sent; null where it can. */
  noReplyReason: string | null;
};

const TABS: readonly { kind: DraftKind; label: string; keys: string }[] = [
  { kind: "reply", label: "Reply", keys: "Alt+L" },
  { kind: "note", label: "Internal note", keys: "Alt+P" },
];

/**
 * Where staff write: a reply to the customer or a note among themselves. Each has its own colour, its own button
 * and its own draft, so that one is never taken for the other.
 */
export function Composer(props: ComposerProps) {
  const [kind, setKind] = useState<DraftKind>("reply");
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    function choose(event: KeyboardEvent) {
      if (!event.altKey || event.metaKey || event.ctrlKey) return;
      const chosen = event.code === "KeyL" ? "reply" : event.code === "KeyP" ? "note" : null;
      if (chosen === null) return;
      event.preventDefault();
      setKind(chosen);
      requestAnimationFrame(() => field.current?.focus());
    }
    window.addEventListener("keydown", choose);
    return () => window.removeEventListener("keydown", choose);
  }, []);

  return (
    <section
      aria-label="Write"
      className={cn(
        "grid gap-3 rounded-lg border p-3",
        kind === "note" ? "border-medium-border bg-medium-surface" : "bg-card",
      )}
    >
      <div role="group" aria-label="What to write" className="flex gap-1">
        {TABS.map((tab) => (
          <button
            key={tab.kind}
            type="button"
            aria-pressed={tab.kind === kind}
            aria-keyshortcuts={tab.keys}
            title={tab.keys}
            onClick={() => setKind(tab.kind)}
            className={cn(
              "h-8 rounded-md border px-3 text-sm font-medium pointer-coarse:h-10",
              tab.kind === kind
                ? "border-border-strong bg-card text-foreground"
                : "text-muted-foreground hover:text-foreground border-transparent",
            )}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {kind === "reply" ? (
        <ReplyForm {...props} field={field} />
      ) : (
        <NoteForm {...props} field={field} onMakeReply={() => setKind("reply")} />
      )}
    </section>
  );
}
