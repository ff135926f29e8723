import { FormField } from "@/components/forms/form-field";
import { Select } from "@/components/ui/select";
import {
  EMPLOYEE_RANGE_LABELS,
  INDUSTRY_LABELS,
  REGION_LABELS,
  USE_CASE_LABELS,
} from "@/lib/organizations/profile";

type ProfileFieldsProps = {
  given: {
    industry?: string | null;
    region?: string | null;
    employeeRange?: string | null;
    useCase?: string | null;
  };
  errorOf: (field: string) => string | undefined;
  /** Why nothing can be changed. */
  isDisabled?: boolean;
};

const FIELDS = [
  { name: "industry", label: "Industry", options: INDUSTRY_LABELS },
  { name: "region", label: "Primary region", options: REGION_LABELS },
  { name: "employeeRange", label: "Employees", options: EMPLOYEE_RANGE_LABELS },
  { name: "useCase", label: "What you come for", options: USE_CASE_LABELS },
] as const;

/** What an organisation says of itself. */
export function ProfileFields({ given, errorOf, isDisabled = false }: ProfileFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {FIELDS.map(({ name, label, options }) => (
        <FormField key={name} label={label} id={name} error={errorOf(name)}>
          <Select name={name} defaultValue={given[name] ?? ""} required disabled={isDisabled}>
            <option value="" disabled>
              Choose
            </option>
            {Object.entries(options).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </FormField>
      ))}
    </div>
  );
}
