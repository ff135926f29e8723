import { Archive, ArchiveRestore, Circle } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { NOTIFICATION_CATEGORIES, type NotificationItem } from "@/lib/notifications/types";

type NotificationRowProps = {
  organization: string;
  item: Omit<NotificationItem, "createdAt"> & { createdAt: Date | string };
  onRead: () => void;
  /** Puts it away, or takes it out again. */
  onMove: () => void;
};

/** One notification: what happened, when, whether it is read, and the way to put it away. */
export function NotificationRow({ organization, item, onRead, onMove }: NotificationRowProps) {
  const { title, body, path, category, isRead, isArchived } = item;
  const heading = (
    <span className={cn("wrap-anywhere", !isRead && "font-semibold")}>
      {title}
      {!isRead && <span className="sr-only"> (unread)</span>}
    </span>
  );
  return (
    <li className="hover:bg-accent/60 relative flex items-start gap-2.5 px-3 py-2.5">
      <Circle
        aria-hidden
        className={cn("mt-1.5 size-2 shrink-0", isRead ? "text-border" : "fill-primary text-primary")}
      />
      <div className="min-w-0 flex-1">
        {path === null ? (
          <button type="button" onClick={onRead} className="rounded-sm text-left">
            {heading}
          </button>
        ) : (
          <Link
            href={`/${organization}${path}`}
            onClick={onRead}
            className="focus-visible:after:outline-ring rounded-sm outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
          >
            {heading}
          </Link>
        )}
        <p className="text-muted-foreground text-sm wrap-anywhere">{body}</p>
        <p className="text-muted-foreground mt-1 flex flex-wrap items-center gap-2 text-xs">
          <Badge tone="outline">{NOTIFICATION_CATEGORIES[category]}</Badge>
          <RelativeTime at={item.createdAt} />
        </p>
      </div>
      <IconButton
        label={isArchived ? `Move to inbox: ${title}` : `Archive: ${title}`}
        size="sm"
        className="relative z-10 shrink-0"
        onClick={onMove}
      >
        {isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
      </IconButton>
    </li>
  );
}
