"use client";

import { Bell, Settings } from "lucide-react";
import Link from "next/link";
import { Tabs } from "radix-ui";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { InboxTab } from "@/lib/notifications/schema";
import { markAllSeenAction } from "../actions";
import { Inbox } from "./inbox";
import { useUnseen } from "./use-inbox";

const TABS: { value: InboxTab; label: string }[] = [
  { value: "inbox", label: "Inbox" },
  { value: "archive", label: "Archive" },
];

type NotificationBellProps = { organization: string; initialUnseen: number };

/** The bell: how many are unseen, and the panel, whose opening marks them seen. */
export function NotificationBell({ organization, initialUnseen }: NotificationBellProps) {
  const [unseen, setUnseen] = useUnseen(organization, initialUnseen);
  const [open, setOpen] = useState(false);
  const count = unseen > 99 ? "99+" : String(unseen);
  const place = `/${organization}`;

  function change(opening: boolean) {
    setOpen(opening);
    if (!opening || unseen === 0) return;
    setUnseen(0);
    void markAllSeenAction(organization);
  }

  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger asChild>
        <IconButton
          label={unseen === 0 ? "Notifications" : `Notifications, ${count} unread`}
          className="relative"
        >
          <Bell aria-hidden />
          {unseen > 0 && (
            <span
              aria-hidden
              className="bg-primary text-primary-foreground tabular absolute -top-1 -right-1 flex h-4 min-w-4 items-center justify-center rounded-full px-1 text-[0.625rem] font-semibold"
            >
              {count}
            </span>
          )}
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Notifications" className="w-[26rem] p-0">
        <Tabs.Root defaultValue="inbox">
          <div className="flex items-center gap-1 border-b px-2 py-1.5">
            <Tabs.List aria-label="Which notifications" className="flex gap-1">
              {TABS.map(({ value, label }) => (
                <Tabs.Trigger
                  key={value}
                  value={value}
                  className="text-muted-foreground hover:text-foreground data-[state=active]:bg-selected data-[state=active]:text-selected-foreground h-7 rounded-md px-2.5 text-sm font-medium pointer-coarse:h-9"
                >
                  {label}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Link
              href={`${place}/notifications`}
              onClick={() => setOpen(false)}
              className="text-link ml-auto rounded-sm px-1.5 text-sm"
            >
              Show all
            </Link>
            <Link
              href={`${place}/settings/notifications`}
              aria-label="Notification settings"
              onClick={() => setOpen(false)}
              className="text-muted-foreground hover:bg-accent hover:text-foreground flex size-7 items-center justify-center rounded-md pointer-coarse:size-9"
            >
              <Settings aria-hidden className="size-4" />
            </Link>
          </div>
          {TABS.map(({ value }) => (
            <Tabs.Content key={value} value={value} className="max-h-[min(30rem,70dvh)] overflow-y-auto">
              <Inbox organization={organization} tab={value} onFollow={() => setOpen(false)} />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </PopoverContent>
    </Popover>
  );
}
