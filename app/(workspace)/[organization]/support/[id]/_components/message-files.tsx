import { Download } from "lucide-react";
import { now } from "@/lib/core/clock";
import { formatBytes } from "@/lib/core/format/bytes";
import { signAttachmentLink } from "@/lib/support/attachments/link";
import type { RequestFile } from "@/lib/support/requests/types";

type MessageFilesProps = { slug: string; readerId: string; files: readonly RequestFile[] };

/** The files beside a message. Each address is signed for this reader and good for a quarter of an hour. */
export function MessageFiles({ slug, readerId, files }: MessageFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="flex flex-wrap gap-2">
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id} className="max-w-full">
          <a
            href={`/${slug}/support/files/${id}?${signAttachmentLink({ attachmentId: id, readerId }, now())}`}
            download
            className="hover:bg-accent flex max-w-full items-center gap-2 rounded-md border px-2.5 py-1.5 text-sm"
          >
            <Download className="size-4 shrink-0" aria-hidden />
            <span className="truncate">{name}</span>
            <span className="text-muted-foreground tabular shrink-0">{formatBytes(sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
