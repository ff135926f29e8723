"use client";

import { Keyboard } from "lucide-react";
import { Fragment, useEffect, useState, useSyncExternalStore } from "react";
import {
  setSingleKeysEnabled,
  singleKeysEnabled,
  subscribeToSingleKeys,
} from "@/components/data-table/single-key-store";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Shortcut } from "@/components/ui/shortcut";

const KEYS: readonly { does: string; keys: readonly string[] }[] = [
  { does: "Write a reply", keys: ["Alt", "L"] },
  { does: "Write an internal note", keys: ["Alt", "P"] },
  { does: "Canned responses, at the beginning of a word", keys: ["/"] },
  { does: "Open the ticket in focus", keys: ["Enter"] },
  { does: "Clear the selection", keys: ["Esc"] },
];

const SINGLE_KEYS: readonly { does: string; keys: readonly string[] }[] = [
  { does: "This list", keys: ["?"] },
  { does: "Next and previous ticket", keys: ["J", "K"] },
  { does: "Select the ticket", keys: ["X"] },
];

/** Every key of the desk, with the switch for those of a single key (WCAG 2.1.4). Opens by ? too. */
export function DeskKeys() {
  const [open, setOpen] = useState(false);
  const enabled = useSyncExternalStore(subscribeToSingleKeys, singleKeysEnabled, () => true);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "?" || isTyping || event.defaultPrevented || !singleKeysEnabled()) return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <>
      <IconButton label="Keyboard shortcuts" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Keyboard shortcuts of the desk">
          <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2">
            <dt>Send the reply, or add the note</dt>
            <dd>
              <Shortcut letter="Enter" />
            </dd>
            <KeyList entries={KEYS} />
          </dl>
          <div className="grid gap-3 border-t pt-4">
            <label className="flex items-center gap-2.5 font-medium">
              <Checkbox
                checked={enabled}
                onCheckedChange={(checked) => setSingleKeysEnabled(checked === true)}
              />
              Shortcuts of a single key
            </label>
            <dl
              className={`grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 ${enabled ? "" : "text-muted-foreground"}`}
            >
              <KeyList entries={SINGLE_KEYS} />
            </dl>
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}

function KeyList({ entries }: { entries: typeof KEYS }) {
  return entries.map(({ does, keys }) => (
    <Fragment key={does}>
      <dt>{does}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </Fragment>
  ));
}
