import type { FrameworkId, Mapping, Strength } from "../types";

type MakeMapping = (framework: FrameworkId, requirements: readonly string[], rationale: string) => Mapping;

function mapped(strength: Strength): MakeMapping {
  return (framework, requirements, rationale) => ({ framework, strength, requirements, rationale });
}

/** The control is what the requirement asks for. */
export const direct = mapped("direct");

/** The control helps to meet the requirement. */
export const supporting = mapped("supporting");

/** The control covers one side of the requirement: it alone never meets it. */
export const partial = mapped("partial");
