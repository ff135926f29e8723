"use client";

import { useRouter } from "next/navigation";
import { showToast } from "@/components/ui/toast-store";
import { takeReplyBackAction } from "../actions";
import { readDraft, writeDraft } from "./draft-store";
import { useAct } from "./use-act";

/** Takes a reply back and puts its text into the draft again, before what has been typed since. */
export function useTakeBack(number: number) {
  const router = useRouter();
  const { act, pending } = useAct(takeReplyBackAction, (result) => {
    const body = result?.body ?? null;
    if (body === null) showToast({ tone: "critical", title: "Too late: the reply has left." });
    else {
      const typed = readDraft(number, "reply");
      writeDraft(number, "reply", typed === "" ? body : `${body}\n\n${typed}`);
      showToast({ title: "Reply taken back", description: "Its text is in the draft again." });
    }
    router.refresh();
  });
  return { act: (messageId: string) => act({ number, messageId }), pending };
}
