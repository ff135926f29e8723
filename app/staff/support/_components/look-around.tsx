"use client";

import { useState } from "react";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import type { TenantExtract } from "@/lib/support/desk/look";
import { lookAroundAction } from "../actions";
import { useAct } from "./use-act";

/** Recent errors and audit entries of the customer's organisation, once somebody asks for them. */
export function LookAround({ number }: { number: number }) {
  const [extract, setExtract] = useState<TenantExtract>();
  const { act, pending } = useAct(lookAroundAction, setExtract);
  if (extract === undefined)
    return (
      <div className="grid gap-2">
        <p className="text-muted-foreground text-sm">The look stands in the organisation’s audit log.</p>
        <div>
          <Button size="sm" pending={pending} onClick={() => act({ number })}>
            Show errors and audit log
          </Button>
        </div>
      </div>
    );
  return (
    <div className="grid gap-4 text-sm">
      <div className="grid gap-1">
        <h3 className="font-medium">Errors of the last 7 days</h3>
        {extract.errors.length === 0 ? (
          <p className="text-muted-foreground">No request was answered with an error.</p>
        ) : (
          <ul className="grid gap-1">
            {extract.errors.map((error) => (
              <li key={`${error.occurredAt.toISOString()}-${error.route}`} className="grid">
                <span className="font-mono text-xs wrap-anywhere">
                  {error.status} {error.method} {error.route}
                </span>
                <RelativeTime at={error.occurredAt} className="text-muted-foreground text-xs" />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="grid gap-1">
        <h3 className="font-medium">Audit log, newest first</h3>
        {extract.audit.length === 0 ? (
          <p className="text-muted-foreground">Nothing yet.</p>
        ) : (
          <ul className="grid gap-1">
            {extract.audit.map((entry) => (
              <li key={entry.id} className="grid">
                <span className="wrap-anywhere">
                  <span className="font-mono text-xs">{entry.action}</span> {entry.actorName ?? ""}
                </span>
                <RelativeTime at={entry.recordedAt} className="text-muted-foreground text-xs" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
