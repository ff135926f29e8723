"use client";

import { useState } from "react";
import { formatBytes } from "@/lib/core/format/bytes";
import { MAX_FILE_BYTES, MAX_FILES } from "@/lib/support/attachments/limits";

/** A file that is with us and waits for its message. */
export type UploadedFile = { id: string; name: string; sizeBytes: number };

export type Uploads = {
  files: readonly UploadedFile[];
  /** How many are on their way. */
  pending: number;
  problems: readonly string[];
  add: (chosen: Iterable<File>) => Promise<void>;
  remove: (id: string) => void;
};

/**
 * Uploads files one by one as soon as they are chosen, so that a message only names them.
 * @param address where they are posted to
 */
export function useUploads(
  address: string,
  files: readonly UploadedFile[],
  onChange: (change: (files: readonly UploadedFile[]) => readonly UploadedFile[]) => void,
): Uploads {
  const [pending, setPending] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);

  async function add(chosen: Iterable<File>): Promise<void> {
    const all = [...chosen];
    const fitting = all.slice(0, Math.max(0, MAX_FILES - files.length - pending));
    setProblems(all.length > fitting.length ? [`At most ${MAX_FILES} files go with a message.`] : []);
    setPending((count) => count + fitting.length);
    for (const file of fitting) {
      const answer = await upload(address, file);
      setPending((count) => count - 1);
      if (typeof answer === "string") setProblems((known) => [...known, answer]);
      else onChange((known) => [...known, answer]);
    }
  }

  return {
    files,
    pending,
    problems,
    add,
    remove: (id) => onChange((known) => known.filter((file) => file.id !== id)),
  };
}

/** The file as it is kept, or why it is not. */
async function upload(address: string, file: File): Promise<UploadedFile | string> {
  if (file.size > MAX_FILE_BYTES) return `${file.name} is larger than ${formatBytes(MAX_FILE_BYTES)}.`;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
      body: file,
    });
    const answer = (await response.json()) as UploadedFile & { detail?: string };
    return response.ok ? answer : (answer.detail ?? `${file.name} was not taken.`);
  } catch {
    return `${file.name} did not arrive: there is no connection. Choose it again.`;
  }
}
