"use client";

import Link from "next/link";
import { useTransition } from "react";
import { StatusBadge } from "@/components/feedback/status";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { formatDay } from "@/lib/core/format/date-time";
import type { ArchiveSummary } from "@/lib/retention/types";
import { restoreArchiveAction } from "../actions";

type RestoreActionProps = { slug: string; archive: ArchiveSummary; timeZone: string; refusal?: string };

/** Restores an archive for a week, or says how far that is. Rows that never left need no restoring. */
export function RestoreAction({ slug, archive, timeZone, refusal }: RestoreActionProps) {
  const [pending, startTransition] = useTransition();
  const { id, restoration, expiredAt, isOnlyCopy, source } = archive;
  if (expiredAt !== null) return <span className="text-muted-foreground">Not kept any more</span>;
  if (!isOnlyCopy) return <span className="text-muted-foreground">Still at hand</span>;
  if (restoration?.problem) return <StatusBadge status="failed" word="Not restored" />;
  if (restoration && !restoration.isReady) return <StatusBadge status="running" word="Restoring" />;
  if (restoration)
    return (
      <span className="grid justify-items-end gap-1">
        <Link
          href={
            source === "audit_logs"
              ? `/${slug}/settings/audit-log?restored=${restoration.id}`
              : `/${slug}/settings/retention/${restoration.id}`
          }
          className="text-link"
        >
          Open restored records
        </Link>
        <span className="text-muted-foreground">until {formatDay(restoration.expiresAt, timeZone)}</span>
      </span>
    );

  function restore() {
    startTransition(async () => {
      const [problem] = problemsOf(await restoreArchiveAction(slug, { id }));
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: "The archive is being restored", tone: "success" },
      );
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button size="sm" onClick={restore} pending={pending}>
        Restore
      </Button>
    </DisabledReason>
  );
}
