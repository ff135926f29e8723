"use client";

import { Paperclip, X } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/core/format/bytes";
import { ACCEPT_ATTRIBUTE, ACCEPTED_FILES, MAX_FILES } from "@/lib/support/attachments/limits";
import type { Uploads } from "./use-uploads";

/** Files beside a message: chosen here, or pasted into its text. */
export function FileField({ uploads }: { uploads: Uploads }) {
  const input = useRef<HTMLInputElement>(null);
  const helpId = useId();
  const { files, pending, problems } = uploads;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPT_ATTRIBUTE}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = "";
            void uploads.add(chosen);
          }}
        />
        <Button aria-describedby={helpId} onClick={() => input.current?.click()}>
          <Paperclip aria-hidden />
          Attach files
        </Button>
        <span role="status" className="text-muted-foreground text-sm">
          {pending > 0 && `Uploading ${pending} ${pending === 1 ? "file" : "files"}…`}
        </span>
      </div>
      <p id={helpId} className="text-muted-foreground text-sm">
        Up to {MAX_FILES} files of 10 MiB: {ACCEPTED_FILES}. A screenshot can be pasted into the text.
      </p>
      {problems.length > 0 && (
        <ul role="alert" className="text-critical grid gap-1 text-sm">
          {problems.map((problem, index) => (
            <li key={index} className="wrap-anywhere">
              {problem}
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul aria-label="Attached files" className="grid gap-1">
          {files.map(({ id, name, sizeBytes }) => (
            <li key={id} className="bg-card flex items-center gap-2 rounded-md border px-3 py-1.5">
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-muted-foreground tabular text-sm">{formatBytes(sizeBytes)}</span>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Remove ${name}`}
                onClick={() => uploads.remove(id)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
