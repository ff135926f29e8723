"use client";

import { useRouter } from "next/navigation";
import { showToast } from "@/components/ui/toast-store";
import { takeReplyBackAction } from "../actions";
import { readDraft, writeDraft } from "./draft-store";
import { writeDraftFiles } from "./use-draft-files";
import { useAct } from "./use-act";

/** Takes a reply back and puts its text into the draft again, before what has been typed since. */
export function useTakeBack(number: number) {
  const router = useRouter();
  const { act, pending } = useAct(takeReplyBackAction, (result) => {
    const taken = result?.taken ?? null;
    if (taken === null) showToast({ tone: "critical", title: "Too late: the reply has left." });
    else {
      const typed = readDraft(number, "reply");
      writeDraft(number, "reply", typed === "" ? taken.body : `${taken.body}\n\n${typed}`);
      if (taken.files.length > 0) writeDraftFiles(number, "reply", taken.files);
      showToast({ title: "Reply taken back", description: "Its text is in the draft again." });
    }
    router.refresh();
  });
  return { act: (messageId: string) => act({ number, messageId }), pending };
}
