"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { useLive } from "@/components/live/use-live";
import { showToast } from "@/components/ui/toast-store";
import type { InboxTab } from "@/lib/notifications/schema";
import type { NotificationItem } from "@/lib/notifications/types";
import { archiveAction, archiveAllAction, markReadAction, restoreAction } from "../actions";

/** A notification as it came over the wire. */
export type ShownNotification = Omit<NotificationItem, "createdAt"> & { createdAt: string };

type Feed = { unseen: number; page: ShownPage | null };

async function fetchFeed(organization: string, query: string, signal: AbortSignal): Promise<Feed> {
  const response = await fetch(`/api/notifications/${encodeURIComponent(organization)}${query}`, { signal });
  if (!response.ok) throw new Error(`The inbox answered ${response.status}.`);
  return (await response.json()) as Feed;
}

/** How many are unseen, kept current over all devices. */
export function useUnseen(organization: string, initial: number): [number, (unseen: number) => void] {
  const [unseen, setUnseen] = useState(initial);
  const asking = useRef<AbortController>(null);

  useLive(organization, "notifications", () => {
    asking.current?.abort();
    asking.current = new AbortController();
    fetchFeed(organization, "", asking.current.signal)
      .then((feed) => setUnseen(feed.unseen))
      // The next change asks again; until then the last count stands.
      .catch(() => undefined);
  });
  return [unseen, setUnseen];
}

export type ShownPage = { items: ShownNotification[]; nextCursor: string | null };

/**
 * One tab of the inbox: its pages so far, and what can be done with them.
 * @param first its first page, where the server has drawn it already
 */
export function useInbox(organization: string, tab: InboxTab, first: ShownPage | null) {
  const [list, setList] = useState(first);
  const [failed, setFailed] = useState(false);
  const asking = useRef<AbortController>(null);

  const load = useCallback(
    (after?: string) => {
      asking.current?.abort();
      const asked = new AbortController();
      asking.current = asked;
      const query = new URLSearchParams({ tab, ...(after && { after }) });
      fetchFeed(organization, `?${query}`, asked.signal)
        .then(({ page }) => {
          setFailed(false);
          if (page === null) return;
          setList((before) =>
            after && before ? { ...page, items: [...before.items, ...page.items] } : page,
          );
        })
        .catch(() => !asked.signal.aborted && setFailed(true));
    },
    [organization, tab],
  );
  const isDrawn = first !== null;
  useEffect(() => {
    if (!isDrawn) load();
    return () => asking.current?.abort();
  }, [load, isDrawn]);
  useLive(organization, "notifications", () => load());

  async function move(ids: string[], to: InboxTab, told: string) {
    const action = to === "archive" ? archiveAction : restoreAction;
    setList((before) => before && { ...before, items: before.items.filter(({ id }) => !ids.includes(id)) });
    const [problem] = problemsOf(await action(organization, { ids }));
    load();
    if (problem) showToast({ title: problem.message, tone: "critical" });
    else if (told !== "") undoable(told, () => move(ids, to === "archive" ? "inbox" : "archive", ""));
  }

  async function archiveEverything() {
    const result = await archiveAllAction(organization);
    const [problem] = problemsOf(result);
    const ids = result.data?.ids ?? [];
    load();
    if (problem) showToast({ title: problem.message, tone: "critical" });
    else if (ids.length > 0)
      undoable(ids.length === 1 ? "1 archived" : `${ids.length} archived`, () =>
        move(ids.slice(0, 1_000), "inbox", ""),
      );
  }

  function read(id: string) {
    setList(
      (before) =>
        before && {
          ...before,
          items: before.items.map((item) => (item.id === id ? { ...item, isRead: true } : item)),
        },
    );
    void markReadAction(organization, { ids: [id] });
  }

  return { list, failed, load, move, archiveEverything, read };
}

function undoable(title: string, undo: () => Promise<void>) {
  showToast({ title, tone: "success", action: { label: "Undo", onSelect: () => void undo() } });
}
