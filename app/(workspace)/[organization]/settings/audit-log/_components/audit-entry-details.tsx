import { ChevronRight } from "lucide-react";
import { ExactTime } from "@/components/time/exact-time";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { AuditEntryView } from "@/lib/audit/types";
import { ChangesTable } from "./changes-table";

/** The action's name; opened, everything that the entry says. Works without JavaScript. */
export function AuditEntryDetails({ entry }: { entry: AuditEntryView }) {
  return (
    <details className="group/entry">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm font-mono text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="text-muted-foreground size-4 shrink-0 transition-transform group-open/entry:rotate-90"
          aria-hidden
        />
        {entry.action}
      </summary>
      <div className="grid max-w-3xl gap-3 py-3 text-sm font-normal">
        <ChangesTable changes={entry.changes} />
        <DescriptionList>
          <DescriptionItem term="Entry">{`No. ${entry.sequence}`}</DescriptionItem>
          <DescriptionItem term="Time">
            <ExactTime at={entry.recordedAt} precision="second" />
          </DescriptionItem>
          <DescriptionItem term="E-mail">{entry.actor.email}</DescriptionItem>
          {entry.actor.reason && <DescriptionItem term="Reason">{entry.actor.reason}</DescriptionItem>}
          <DescriptionItem term="Resource">
            <code className="font-mono">{`${entry.resource.kind} ${entry.resource.id}`}</code>
          </DescriptionItem>
          <DescriptionItem term="Address">{entry.ipAddress}</DescriptionItem>
          <DescriptionItem term="Browser">{entry.userAgent}</DescriptionItem>
          <DescriptionItem term="Request">
            <code className="font-mono">{entry.requestId}</code>
          </DescriptionItem>
          <DescriptionItem term="Chain hash">
            <span className="flex items-center gap-1">
              <code className="min-w-0 font-mono break-all">{entry.hash}</code>
              <CopyButton value={entry.hash} label="Copy hash" />
            </span>
          </DescriptionItem>
        </DescriptionList>
      </div>
    </details>
  );
}
