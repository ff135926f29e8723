"use client";

import { FileText } from "lucide-react";
import { PeriodDialog } from "@/components/evidence/period-dialog";
import { endedDay } from "@/lib/evidence/days";
import { requestReportAction } from "../actions";

/** Asks for the period of a report; yesterday is the last day that can have a snapshot. */
export function ReportDialog({ slug }: { slug: string }) {
  return (
    <PeriodDialog
      icon={FileText}
      opens="Make a report"
      title="Make a SOC 2 report"
      description="It compares the days that you choose with as many days before them."
      submit="Make the report"
      lastDayAt={endedDay}
      action={requestReportAction.bind(null, slug)}
    />
  );
}
