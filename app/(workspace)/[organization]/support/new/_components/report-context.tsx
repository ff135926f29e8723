"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";

type ReportContextProps = {
  page: string | null;
  requestId: string | null;
  onLeaveOut: (field: "page" | "requestId") => void;
};

/** What goes along unasked: shown, and left out by a click. */
export function ReportContext({ page, requestId, onLeaveOut }: ReportContextProps) {
  const parts = [
    { field: "page" as const, name: "Page", value: page },
    { field: "requestId" as const, name: "Request id", value: requestId },
  ].filter(({ value }) => value !== null);
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="goes-along" className="grid gap-2">
      <h2 id="goes-along" className="font-medium">
        Goes along
      </h2>
      <ul className="grid gap-1">
        {parts.map(({ field, name, value }) => (
          <li key={name} className="bg-card flex items-center gap-2 rounded-md border px-3 py-1.5">
            <span className="text-muted-foreground shrink-0 text-sm">{name}</span>
            <code className="min-w-0 flex-1 truncate font-mono text-sm">{value}</code>
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Leave out the ${name.toLowerCase()}`}
              onClick={() => onLeaveOut(field)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
