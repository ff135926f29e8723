"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useUploads, type UploadedFile, type Uploads } from "@/components/support/use-uploads";
import { readDraft, subscribeToDrafts, writeDraft, type DraftKind } from "./draft-store";
import { DESK_PATH } from "./desk-location";

/** Files beside the draft of a reply or a note: they survive a reload, as its text does. */
export function useDraftFiles(number: number, kind: DraftKind): Uploads {
  const stored = useSyncExternalStore(
    subscribeToDrafts,
    () => readDraft(number, `${kind}-files`),
    () => "",
  );
  const files = useMemo(() => parseFiles(stored), [stored]);
  return useUploads(`${DESK_PATH}/${number}/files`, files, (change) =>
    writeDraftFiles(number, kind, change(parseFiles(readDraft(number, `${kind}-files`)))),
  );
}

/** Puts files beside a draft; none takes them away. */
export function writeDraftFiles(number: number, kind: DraftKind, files: readonly UploadedFile[]): void {
  writeDraft(number, `${kind}-files`, files.length === 0 ? "" : JSON.stringify(files));
}

function parseFiles(stored: string): readonly UploadedFile[] {
  try {
    const files: unknown = JSON.parse(stored);
    return Array.isArray(files) ? (files as UploadedFile[]) : [];
  } catch {
    return [];
  }
}
