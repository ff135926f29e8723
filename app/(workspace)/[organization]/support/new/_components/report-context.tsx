"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";

type About = { page: string | null; requestId: string | null };

/** What goes along unasked: shown, and left out by a click. */
export function ReportContext({ page, requestId, onChange }: About & { onChange: (about: About) => void }) {
  const parts = [
    { name: "Page", value: page, without: { page: null, requestId } },
    { name: "Request id", value: requestId, without: { page, requestId: null } },
  ].filter(({ value }) => value !== null);
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="goes-along" className="grid gap-2">
      <h2 id="goes-along" className="font-medium">
        Goes along
      </h2>
      <ul className="grid gap-1">
        {parts.map(({ name, value, without }) => (
          <li key={name} className="bg-card flex items-center gap-2 rounded-md border px-3 py-1.5">
            <span className="text-muted-foreground shrink-0 text-sm">{name}</span>
            <code className="min-w-0 flex-1 truncate font-mono text-sm">{value}</code>
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Leave out the ${name.toLowerCase()}`}
              onClick={() => onChange(without)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
