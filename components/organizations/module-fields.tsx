import { CheckField } from "@/components/forms/check-field";
import { MODULE_FACTS, MODULES, type Module } from "@/lib/modules/catalogue";

type ModuleFieldsProps = { chosen: readonly Module[]; isDisabled?: boolean };

/** A switch for each module. */
export function ModuleFields({ chosen, isDisabled = false }: ModuleFieldsProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Modules</legend>
      {MODULES.map((module) => (
        <CheckField
          key={module}
          name="module"
          value={module}
          label={MODULE_FACTS[module].name}
          help={MODULE_FACTS[module].description}
          defaultChecked={chosen.includes(module)}
          disabled={isDisabled}
          className="rounded-lg border p-3"
        />
      ))}
    </fieldset>
  );
}
