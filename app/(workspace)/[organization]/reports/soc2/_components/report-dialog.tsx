"use client";

import { FileText } from "lucide-react";
import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { requestReportAction } from "../actions";

const DAY_MILLISECONDS = 24 * 60 * 60_000;
const DEFAULT_DAYS = 30;

/** Asks for the period of a report. */
export function ReportDialog({ slug }: { slug: string }) {
  const [period, setPeriod] = useState<{ from: string; to: string }>();
  return (
    <Dialog
      open={period !== undefined}
      onOpenChange={(open) => setPeriod(open ? lastDays(new Date()) : undefined)}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <FileText aria-hidden />
          Make a report
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Make a SOC 2 report"
        description="It compares the days that you choose with as many days before them."
      >
        {period && <ReportForm slug={slug} period={period} onDone={() => setPeriod(undefined)} />}
      </DialogContent>
    </Dialog>
  );
}

type ReportFormProps = { slug: string; period: { from: string; to: string }; onDone: () => void };

function ReportForm({ slug, period, onDone }: ReportFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    requestReportAction.bind(null, slug),
    onDone,
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="First day" id="fromDay" error={errorOf("fromDay")} help="Days are days in UTC.">
          <Input name="fromDay" type="date" defaultValue={period.from} required />
        </FormField>
        <FormField label="Last day" id="toDay" error={errorOf("toDay")}>
          <Input name="toDay" type="date" defaultValue={period.to} required />
        </FormField>
      </div>
      <FormDialogFooter pending={pending}>Make the report</FormDialogFooter>
    </KeyboardForm>
  );
}

/** The thirty days up to yesterday, which is the last day that can have a snapshot. */
function lastDays(today: Date): { from: string; to: string } {
  const dayBefore = (days: number) =>
    new Date(today.getTime() - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return { from: dayBefore(DEFAULT_DAYS), to: dayBefore(1) };
}
