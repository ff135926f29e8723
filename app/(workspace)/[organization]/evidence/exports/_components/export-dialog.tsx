"use client";

import { PackageCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { requestExportAction } from "../actions";

const DAY_MILLISECONDS = 24 * 60 * 60_000;
const DEFAULT_DAYS = 30;

/** Asks for the period, then leads to where the export can be watched. */
export function ExportDialog({ slug }: { slug: string }) {
  const [period, setPeriod] = useState<{ from: string; to: string }>();
  return (
    <Dialog
      open={period !== undefined}
      onOpenChange={(open) => setPeriod(open ? lastDays(new Date()) : undefined)}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <PackageCheck aria-hidden />
          Export SOC 2 evidence
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Export SOC 2 evidence"
        description="One signed ZIP archive that an auditor can verify offline. Names and addresses of people are not in it."
      >
        {period && <ExportForm slug={slug} period={period} onDone={() => setPeriod(undefined)} />}
      </DialogContent>
    </Dialog>
  );
}

type ExportFormProps = { slug: string; period: { from: string; to: string }; onDone: () => void };

function ExportForm({ slug, period, onDone }: ExportFormProps) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(requestExportAction.bind(null, slug), () => {
    onDone();
    router.push(`/${slug}/evidence/exports`);
  });
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
      <FormDialogFooter pending={pending}>Make the export</FormDialogFooter>
    </KeyboardForm>
  );
}

/** The last thirty days with today. */
function lastDays(today: Date): { from: string; to: string } {
  const first = new Date(today.getTime() - (DEFAULT_DAYS - 1) * DAY_MILLISECONDS);
  return { from: first.toISOString().slice(0, 10), to: today.toISOString().slice(0, 10) };
}
