import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";
import type { Day } from "@/lib/evidence/days";

type PeriodFieldsProps = {
  proposed: { fromDay: Day; toDay: Day };
  errorOf: (field: string) => string | undefined;
};

/** The first and the last day of a period. */
export function PeriodFields({ proposed, errorOf }: PeriodFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField label="First day" id="fromDay" error={errorOf("fromDay")} help="Days are days in UTC.">
        <Input name="fromDay" type="date" defaultValue={proposed.fromDay} required />
      </FormField>
      <FormField label="Last day" id="toDay" error={errorOf("toDay")}>
        <Input name="toDay" type="date" defaultValue={proposed.toDay} required />
      </FormField>
    </div>
  );
}
