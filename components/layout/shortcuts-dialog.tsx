"use client";

import { Fragment, useSyncExternalStore } from "react";

import {
  setSingleKeysEnabled,
  singleKeysEnabled,
  subscribeToSingleKeys,
} from "@/components/data-table/single-key-store";
import type { NavigationItem } from "@/components/layout/navigation-items/navigation-item";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Shortcut } from "@/components/ui/shortcut";

type ShortcutsDialogProps = { pages: readonly NavigationItem[]; onClose: () => void };

/** Every shortcut, and the switch for those of a single key (WCAG 2.1.4). */
export function ShortcutsDialog({ pages, onClose }: ShortcutsDialogProps) {
  const enabled = useSyncExternalStore(subscribeToSingleKeys, singleKeysEnabled, () => true);
  return (
    <Dialog open onOpenChange={(stillOpen) => !stillOpen && onClose()}>
      <DialogContent title="Keyboard shortcuts">
        <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2">
          <dt>Command palette</dt>
          <dd>
            <Shortcut letter="K" />
          </dd>
          <dt>Collapse or expand the sidebar</dt>
          <dd>
            <Shortcut letter="B" />
          </dd>
          <dt>Send the form one is in</dt>
          <dd>
            <Shortcut letter="Enter" />
          </dd>
          <dt>Move to the messages</dt>
          <dd>
            <Kbd>F8</Kbd>
          </dd>
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
            <dt>This list</dt>
            <dd>
              <Kbd>?</Kbd>
            </dd>
            <dt>Search help, on its pages</dt>
            <dd>
              <Kbd>/</Kbd>
            </dd>
            <dt>Next and previous row</dt>
            <dd className="flex gap-1">
              <Kbd>J</Kbd>
              <Kbd>K</Kbd>
            </dd>
            {pages.some(({ id }) => id === "alerts") && <AlertKeys />}
            {pages.map(({ id, label, letter }) =>
              letter === undefined ? null : <Pair key={id} label={`Go to ${label}`} letter={letter} />,
            )}
          </dl>
        </div>
      </DialogContent>
    </Dialog>
  );
}

/** What the keys of triage do, on the row in focus or on what is selected. */
function AlertKeys() {
  const keys = [
    ["Select alert", "X"],
    ["Acknowledge alert", "A"],
    ["Resolve alert", "E"],
    ["Snooze alert", "S"],
    ["Clear the selection", "Esc"],
  ] as const;
  return keys.map(([label, key]) => (
    <Fragment key={key}>
      <dt>{label}</dt>
      <dd>
        <Kbd>{key}</Kbd>
      </dd>
    </Fragment>
  ));
}

function Pair({ label, letter }: { label: string; letter: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="flex gap-1">
        <Kbd>G</Kbd>
        <Kbd>{letter.toUpperCase()}</Kbd>
      </dd>
    </>
  );
}
