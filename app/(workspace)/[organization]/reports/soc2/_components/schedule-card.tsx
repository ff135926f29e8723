"use client";

import { useTransition } from "react";
import { CheckField } from "@/components/forms/check-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { showToast } from "@/components/ui/toast-store";
import { changeScheduleAction } from "../actions";

type ScheduleCardProps = { slug: string; isMonthly: boolean; mayChange: boolean };

/** Whether a report of each month is made when it is over. */
export function ScheduleCard({ slug, isMonthly, mayChange }: ScheduleCardProps) {
  const [pending, startTransition] = useTransition();

  function change(wanted: boolean) {
    startTransition(async () => {
      const [problem] = problemsOf(await changeScheduleAction(slug, { isMonthly: wanted }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
      else showToast({ title: wanted ? "Each month gets its report" : "No more monthly reports" });
    });
  }

  return (
    <Card>
      <CardHeader
        title="Every month"
        description="Made in the night after a calendar month (UTC) is over. Whoever may export evidence is told."
      />
      <CardContent>
        <CheckField
          name="monthly"
          label="Make a report of each month"
          help={mayChange ? undefined : "Owners, admins and auditors can change this."}
          defaultChecked={isMonthly}
          disabled={!mayChange || pending}
          onCheckedChange={change}
        />
      </CardContent>
    </Card>
  );
}
