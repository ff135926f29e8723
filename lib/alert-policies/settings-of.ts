import { POLICY_SHAPES } from "./schema";

/** Of the fields of a definition those that its kind has: what PolicySettings takes. */
export function settingsOf(definition: Record<string, unknown>): Record<string, unknown> {
  const shape = POLICY_SHAPES.find(({ shape: { kind } }) => kind.value === definition.kind);
  const fields = Object.keys(shape?.shape ?? {});
  return Object.fromEntries(Object.entries(definition).filter(([field]) => fields.includes(field)));
}
