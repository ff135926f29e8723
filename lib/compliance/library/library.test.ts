import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AUTOMATIC_CHECKS, CHECKS } from "../checks/catalogue";
import { CONTROLS } from "./controls/catalogue";
import { ALL_FRAMEWORKS, FRAMEWORKS } from "./frameworks/catalogue";
import { CONTROL_THEMES, FRAMEWORK_IDS, STRENGTHS, type ControlTheme } from "./types";

const Text = z.string().min(3).max(200);
const Library = z.object({
  frameworks: z.array(
    z.strictObject({
      id: z.enum(FRAMEWORK_IDS),
      name: Text,
      version: Text,
      validFrom: z.iso.date(),
      description: Text,
      sections: z.array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]+$/),
          title: Text,
          optional: z.boolean(),
          requirements: z.array(z.strictObject({ id: Text, title: Text.max(110) })).min(1),
        }),
      ),
    }),
  ),
  controls: z.array(
    z.strictObject({
      id: z.string().regex(/^[A-Z]{2}-\d+$/),
      theme: z.enum(Object.keys(CONTROL_THEMES) as [ControlTheme, ...ControlTheme[]]),
      title: Text,
      objective: Text,
      checks: z.array(z.string()).min(1),
      mappings: z
        .array(
          z.strictObject({
            framework: z.enum(FRAMEWORK_IDS),
            strength: z.enum(STRENGTHS),
            requirements: z.array(z.string()).min(1),
            rationale: Text,
          }),
        )
        .min(1),
    }),
  ),
});

const requirementsOf = (id: (typeof FRAMEWORK_IDS)[number]) =>
  FRAMEWORKS[id].sections.flatMap(({ requirements }) => requirements.map((requirement) => requirement.id));

const repeated = (ids: readonly string[]) => ids.filter((id, place) => ids.indexOf(id) !== place);

describe("the library of frameworks, controls and checks", () => {
  it("has the shape that pages, reports and the API rely on", () => {
    expect(() => Library.parse({ frameworks: ALL_FRAMEWORKS, controls: CONTROLS })).not.toThrow();
  });

  it.each([
    ["soc2", 61],
    ["hipaa", 63],
    ["gdpr", 40],
    ["sox", 19],
    ["pci-dss", 63],
    ["iso-27001", 93],
    ["nis2", 20],
  ] as const)("knows every requirement of %s", (framework, count) => {
    const ids = requirementsOf(framework);
    expect(repeated(ids)).toEqual([]);
    expect(ids).toHaveLength(count);
  });

  it("counts the criteria of SOC 2 by category as the AICPA does", () => {
    const counts = FRAMEWORKS.soc2.sections.map(({ id, requirements }) => [id, requirements.length]);
    expect(Object.fromEntries(counts)).toEqual({
      security: 33,
      availability: 3,
      "processing-integrity": 5,
      confidentiality: 2,
      privacy: 18,
    });
  });

  it("counts the controls of ISO 27001's Annex A by theme as the standard does", () => {
    expect(FRAMEWORKS["iso-27001"].sections.map(({ requirements }) => requirements.length)).toEqual([
      37, 8, 14, 34,
    ]);
  });

  it("gives every control and check an id of its own", () => {
    expect(repeated(CONTROLS.map(({ id }) => id))).toEqual([]);
    expect(repeated(CHECKS.map(({ id }) => id))).toEqual([]);
  });

  it("maps controls only to requirements that exist, and each pair once", () => {
    for (const { id, mappings } of CONTROLS) {
      const pairs = mappings.flatMap(({ framework, requirements }) =>
        requirements.map((requirement) => `${framework} ${requirement}`),
      );
      expect(repeated(pairs), id).toEqual([]);
      for (const { framework, requirements } of mappings)
        expect(
          requirements.filter((requirement) => !requirementsOf(framework).includes(requirement)),
          `${id} ${framework}`,
        ).toEqual([]);
    }
  });

  it.each(FRAMEWORK_IDS)(
    "lets every requirement of %s be met by more than a partial mapping",
    (framework) => {
      const met = new Set(
        CONTROLS.flatMap(({ mappings }) =>
          mappings
            .filter((mapping) => mapping.framework === framework && mapping.strength !== "partial")
            .flatMap(({ requirements }) => requirements),
        ),
      );
      expect(requirementsOf(framework).filter((id) => !met.has(id))).toEqual([]);
    },
  );

  it("uses every check in a control, and no check that does not exist", () => {
    const used = new Set(CONTROLS.flatMap(({ checks }) => checks));
    const known = new Set(CHECKS.map(({ id }) => id));
    expect([...used].filter((id) => !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !used.has(id))).toEqual([]);
  });

  it("has at least forty checks that the product carries out itself", () => {
    expect(AUTOMATIC_CHECKS.length).toBeGreaterThanOrEqual(40);
  });
});
