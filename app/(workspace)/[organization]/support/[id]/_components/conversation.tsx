import { MessageText } from "@/components/support/message-text";
import { RelativeTime } from "@/components/time/relative-time";
import { cn } from "@/components/ui/class-names";
import type { RequestMessage } from "@/lib/support/requests/types";
import { MessageFiles } from "./message-files";

type ConversationProps = { slug: string; readerId: string; messages: readonly RequestMessage[] };

/** What was said, the earliest first; answers of the support stand out by their edge and their author. */
export function Conversation({ slug, readerId, messages }: ConversationProps) {
  return (
    <ol aria-label="Conversation" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {messages.map((message) => (
        <li
          key={message.id}
          className={cn(
            "bg-card grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border p-4",
            message.kind !== "customer" && "border-l-primary border-l-4",
          )}
        >
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="text-foreground font-medium">
              {message.author}
              {message.isOwn && " (you)"}
            </span>
            <span className="text-muted-foreground">
              <RelativeTime at={message.at} />
              {message.byMail && ", by mail"}
            </span>
          </p>
          <MessageText text={message.body} />
          <MessageFiles slug={slug} readerId={readerId} files={message.files} />
        </li>
      ))}
    </ol>
  );
}
