"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { deleteViewAction } from "../actions";
import { useAct } from "./use-act";

export function DeleteView({ id, name }: { id: string; name: string }) {
  const { act, pending } = useAct(deleteViewAction);
  return (
    <IconButton label={`Delete view ${name}`} size="sm" pending={pending} onClick={() => act({ id })}>
      <X aria-hidden />
    </IconButton>
  );
}
