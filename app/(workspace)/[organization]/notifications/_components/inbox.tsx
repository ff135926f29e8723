"use client";

import { Bell } from "lucide-react";
import { NotificationRow } from "@/components/notifications/notification-row";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { InboxTab } from "@/lib/notifications/schema";
import { useInbox, type ShownPage } from "./use-inbox";

type InboxProps = {
  organization: string;
  tab: InboxTab;
  /** Its first page, where the server has drawn it. */
  first?: ShownPage;
  /** The panel closes when one follows a notification. */
  onFollow?: () => void;
};

/** One tab of the inbox, with its ways of being empty, late or unreachable. */
export function Inbox({ organization, tab, first, onFollow }: InboxProps) {
  const { list, failed, load, move, archiveEverything, read } = useInbox(organization, tab, first ?? null);
  if (list === null) {
    return failed ? (
      <div role="alert" className="grid justify-items-center gap-3 px-4 py-8 text-center">
        <p>The notifications could not be loaded.</p>
        <Button onClick={() => load()}>Retry</Button>
      </div>
    ) : (
      <div aria-busy className="grid gap-3 p-3">
        {["first", "second", "third"].map((row) => (
          <Skeleton key={row} className="h-14 w-full" />
        ))}
      </div>
    );
  }
  if (list.items.length === 0) {
    return tab === "inbox" ? (
      <EmptyState
        icon={Bell}
        title="No new notifications"
        description="What concerns you and your organisation appears here."
        className="py-8"
      />
    ) : (
      <EmptyState icon={Bell} title="Nothing archived" className="py-8" />
    );
  }
  const { nextCursor } = list;
  return (
    <>
      <ul aria-label={tab === "inbox" ? "Inbox" : "Archive"} className="divide-y">
        {list.items.map((item) => (
          <NotificationRow
            key={item.id}
            organization={organization}
            item={item}
            onRead={() => {
              read(item.id);
              if (item.path !== null) onFollow?.();
            }}
            onMove={() =>
              void (item.isArchived
                ? move([item.id], "inbox", "Moved to the inbox")
                : move([item.id], "archive", "Archived"))
            }
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-2 border-t p-2">
        {tab === "inbox" ? (
          <Button variant="ghost" size="sm" onClick={() => void archiveEverything()}>
            Archive all
          </Button>
        ) : (
          <span />
        )}
        {nextCursor !== null && (
          <Button variant="ghost" size="sm" onClick={() => load(nextCursor)}>
            Show older
          </Button>
        )}
      </div>
    </>
  );
}
