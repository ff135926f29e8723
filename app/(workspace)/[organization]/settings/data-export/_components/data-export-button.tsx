"use client";

import { FolderDown } from "lucide-react";
import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { requestDataExportAction } from "../actions";

/** Asks for an archive of all data. */
export function DataExportButton({ slug, refusal }: { slug: string; refusal?: string }) {
  const [pending, startTransition] = useTransition();

  function request() {
    startTransition(async () => {
      const { serverError } = await requestDataExportAction(slug);
      if (serverError) showToast({ title: serverError.message, tone: "critical" });
      else showToast({ title: "The export is being made", tone: "success" });
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button variant="primary" pending={pending} onClick={request}>
        <FolderDown aria-hidden />
        Export all data
      </Button>
    </DisabledReason>
  );
}
