import type { Framework, FrameworkSection } from "../types";

type SectionText = Pick<FrameworkSection, "id" | "title"> & {
  optional?: boolean;
  /** Id and our wording. */
  requirements: readonly (readonly [id: string, title: string])[];
};

/** Makes a framework of its text. */
export function defineFramework(
  text: Omit<Framework, "sections"> & { sections: readonly SectionText[] },
): Framework {
  return {
    ...text,
    sections: text.sections.map(({ optional = false, requirements, ...section }) => ({
      ...section,
      optional,
      requirements: requirements.map(([id, title]) => ({ id, title })),
    })),
  };
}
