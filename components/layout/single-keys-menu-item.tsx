"use client";

import { useSyncExternalStore } from "react";

import {
  setSingleKeysEnabled,
  singleKeysEnabled,
  subscribeToSingleKeys,
} from "@/components/data-table/single-key-store";
import { DropdownMenuCheckboxItem } from "@/components/ui/dropdown-menu";

/** Switches shortcuts of one key, such as j and k in lists, g d and ?, on and off. */
export function SingleKeysMenuItem() {
  const enabled = useSyncExternalStore(subscribeToSingleKeys, singleKeysEnabled, () => true);
  return (
    <DropdownMenuCheckboxItem checked={enabled} onCheckedChange={setSingleKeysEnabled}>
      Single-key shortcuts
    </DropdownMenuCheckboxItem>
  );
}
