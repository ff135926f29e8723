import { EyeOff, Paperclip } from "lucide-react";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { formatBytes } from "@/lib/core/format/bytes";
import type { ConversationEntry, TicketAttachment } from "@/lib/support/desk/types";
import { PendingReply } from "./pending-reply";

const WHO: Record<ConversationEntry["kind"], string> = {
  customer: "Customer",
  reply: "Reply",
  system: "System",
  note: "Internal note",
};

/** Everything that was said about a ticket, the oldest first. Notes look like nothing else. */
export function Conversation({ number, entries }: { number: number; entries: readonly ConversationEntry[] }) {
  return (
    <ol aria-label="Conversation" className="grid gap-3">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={cn(
            "grid gap-2 rounded-lg border p-3",
            entry.kind === "note" && "border-medium-border bg-medium-surface border-dashed",
            entry.kind === "reply" && "bg-muted ml-0 sm:ml-8",
            entry.kind === "customer" && "bg-card",
            entry.kind === "system" && "text-muted-foreground border-dashed",
          )}
        >
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <span className="font-medium">
              {entry.authorName ?? (entry.kind === "system" ? "Regulix" : "Former member")}
            </span>
            {entry.kind === "note" ? (
              <Badge tone="medium">
                <EyeOff aria-hidden />
                {WHO.note}
              </Badge>
            ) : (
              <Badge tone="outline">{WHO[entry.kind]}</Badge>
            )}
            {entry.kind !== "note" && entry.source === "mail" && (
              <span className="text-muted-foreground">by mail</span>
            )}
            <RelativeTime at={entry.at} className="text-muted-foreground ml-auto text-xs" />
          </div>
          <div className="max-w-reading text-sm wrap-anywhere whitespace-pre-wrap">{entry.body}</div>
          <Attachments number={number} attachments={entry.attachments} />
          {entry.kind !== "note" && entry.sendAfter !== null && (
            <PendingReply
              number={number}
              messageId={entry.id}
              sendAfter={entry.sendAfter}
              isOwn={entry.isOwn}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Attachments({ number, attachments }: { number: number; attachments: readonly TicketAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Files" className="flex flex-wrap gap-2">
      {attachments.map(({ id, fileName, sizeBytes, scanState }) => (
        <li key={id} className="bg-card flex items-center gap-1.5 rounded-md border px-2 py-1 text-sm">
          <Paperclip className="text-muted-foreground size-4" aria-hidden />
          {scanState === "clean" ? (
            <a
              href={`/staff/support/${number}/attachments/${id}`}
              className="text-link underline-offset-4 hover:underline"
            >
              {fileName}
            </a>
          ) : (
            <span>{fileName}</span>
          )}
          <span className="text-muted-foreground text-xs">
            {formatBytes(sizeBytes)}
            {scanState !== "clean" && ` · ${scanState === "refused" ? "refused" : "not checked yet"}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
