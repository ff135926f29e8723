"use client";

import { FormField } from "@/components/forms/form-field";
import { Select } from "@/components/ui/select";
import { INCIDENT_ROLES, ROLE_FACTS } from "@/lib/incidents/labels";
import type { Incident, Person } from "@/lib/incidents/types";
import { assignRoleAction } from "../../actions";
import { PersonOptions } from "../../_components/person-options";
import { useAct } from "../../_components/use-act";

type RolesProps = {
  slug: string;
  incidentId: string;
  roles: Incident["roles"];
  people: readonly Person[];
  mayChange: boolean;
};

/** Who does what; saved at once. */
export function Roles({ slug, incidentId, roles, people, mayChange }: RolesProps) {
  const { act, pending } = useAct(assignRoleAction.bind(null, slug));
  return (
    <div className="grid gap-3" aria-busy={pending}>
      {INCIDENT_ROLES.map((role) => (
        <FormField key={role} label={ROLE_FACTS[role].label} help={ROLE_FACTS[role].description}>
          <Select
            disabled={!mayChange}
            value={roles.find((each) => each.role === role)?.person.id ?? ""}
            onChange={({ target }) => act({ incidentId, role, userId: target.value || null })}
          >
            <PersonOptions people={people} nobody="Nobody" />
          </Select>
        </FormField>
      ))}
    </div>
  );
}
