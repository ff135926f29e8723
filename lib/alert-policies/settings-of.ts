import { POLICY_SHAPES, type PolicySettings } from "./schema";
import type { PolicyDefinition } from "./types";

/** The fields of a definition that its kind has: what PolicySettings takes. */
export function settingsOf(definition: PolicyDefinition): PolicySettings {
  const shape = POLICY_SHAPES.find(({ shape: { kind } }) => kind.value === definition.kind);
  const fields = Object.keys(shape?.shape ?? {});
  // The shape of the kind says which fields there are; whether they hold what it takes, the schema says.
  return Object.fromEntries(
    Object.entries(definition).filter(([field]) => fields.includes(field)),
  ) as PolicySettings;
}
