"use client";

import { PackageCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { PeriodDialog } from "@/components/evidence/period-dialog";
import { dayOf } from "@/lib/evidence/days";
import { requestExportAction } from "../actions";

/** Asks for the period, then leads to where the export can be watched. */
export function ExportDialog({ slug }: { slug: string }) {
  const router = useRouter();
  return (
    <PeriodDialog
      icon={PackageCheck}
      opens="Export SOC 2 evidence"
      title="Export SOC 2 evidence"
      description="One signed ZIP archive that an auditor can verify offline. Names and addresses of people are not in it."
      submit="Make the export"
      lastDayAt={dayOf}
      action={requestExportAction.bind(null, slug)}
      onDone={() => router.push(`/${slug}/evidence/exports`)}
    />
  );
}
