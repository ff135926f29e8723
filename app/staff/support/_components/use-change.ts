"use client";

import { showToast } from "@/components/ui/toast-store";
import type { TicketChange } from "@/lib/support/desk/schema";
import { changeTicketsAction } from "../actions";
import { useAct } from "./use-act";

/** Changes tickets and says which refused, each with its reason. */
export function useChange(onChanged?: () => void) {
  const { act, pending } = useAct(changeTicketsAction, (result) => {
    const { changed, refused } = result as { changed: number; refused: string[] };
    for (const reason of refused.slice(0, 3)) showToast({ tone: "critical", title: reason });
    if (changed > 0)
      showToast({ tone: "success", title: changed === 1 ? "Ticket changed" : `${changed} tickets changed` });
    if (refused.length === 0) onChanged?.();
  });
  const change = (numbers: readonly number[], what: TicketChange) =>
    act({ numbers: [...numbers], change: what });
  return { change, pending };
}
