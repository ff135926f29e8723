"use client";

import type { ClipboardEvent, ComponentProps } from "react";
import { Textarea } from "@/components/ui/textarea";

type MessageFieldProps = ComponentProps<typeof Textarea> & { onFiles: (files: File[]) => void };

/** The text of a message; pictures that are pasted into it become files beside it. */
export function MessageField({ onFiles, ...props }: MessageFieldProps) {
  function takeFiles(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  }
  return <Textarea onPaste={takeFiles} {...props} />;
}
