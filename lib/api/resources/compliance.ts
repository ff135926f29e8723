import { z } from "zod";
import type { AssessedFramework, AssessedRequirement } from "@/lib/compliance/assess";
import { CHECK_STATES } from "@/lib/compliance/checks/types";
import { EFFECTIVE_STATES } from "@/lib/compliance/effective-state";
import { CONTROL_THEMES, FRAMEWORK_IDS, STRENGTHS, type ControlTheme } from "@/lib/compliance/library/types";
import type { AssessedControl } from "@/lib/compliance/queries/frameworks";
import { ROLLED_STATES } from "@/lib/compliance/roll-up";
import { defineEndpoint } from "../endpoint";
import { listQuery, namedSchemas, pageOf, SearchText } from "../schemas";

export const FrameworkId = z.enum(FRAMEWORK_IDS).describe("Id of a framework: soc2.");
const State = z.enum(ROLLED_STATES);
export const EffectiveState = z
  .enum(EFFECTIVE_STATES)
  .describe("stale: the last result no longer holds; excepted: a failure that is accepted until a date.");
export const CheckState = z.enum(CHECK_STATES);

const Theme = z.enum(Object.keys(CONTROL_THEMES) as [ControlTheme, ...ControlTheme[]]);

const Score = z
  .strictObject({
    pass: z.int(),
    fail: z.int(),
    not_assessed: z.int(),
    not_applicable: z.int(),
    percent: z.int().nullable().describe("pass of pass and fail, rounded down; null below 80 % assessed."),
  })
  .register(namedSchemas, { id: "ComplianceScore" });

const Framework = z
  .strictObject({
    id: FrameworkId,
    name: z.string(),
    version: z.string(),
    valid_from: z.iso.date(),
    in_scope: z.boolean(),
    state: State,
    score: Score,
  })
  .register(namedSchemas, { id: "ComplianceFramework" });

const FrameworkPage = pageOf(Framework).register(namedSchemas, { id: "ComplianceFrameworkPage" });

const Requirement = z
  .strictObject({
    framework: FrameworkId,
    id: z.string().describe("As the source numbers it: CC6.1."),
    title: z.string().describe("Our own words."),
    section: z.string(),
    in_scope: z.boolean(),
    state: State,
    controls: z.array(
      z.strictObject({ id: z.string(), strength: z.enum(STRENGTHS), rationale: z.string(), state: State }),
    ),
  })
  .register(namedSchemas, { id: "ComplianceRequirement" });

const RequirementPage = pageOf(Requirement).register(namedSchemas, { id: "ComplianceRequirementPage" });

const Control = z
  .strictObject({
    id: z.string(),
    theme: Theme,
    title: z.string(),
    objective: z.string(),
    state: State,
    checks: z.array(z.strictObject({ id: z.string(), state: EffectiveState })),
    mappings: z.array(
      z.strictObject({
        framework: FrameworkId,
        strength: z.enum(STRENGTHS),
        requirements: z.array(z.string()),
        rationale: z.string(),
      }),
    ),
  })
  .register(namedSchemas, { id: "ComplianceControl" });

const ControlPage = pageOf(Control).register(namedSchemas, { id: "ComplianceControlPage" });

const FRAMEWORK_EXAMPLE = {
  id: "soc2",
  name: "SOC 2",
  version: "Trust Services Criteria 2017, points of focus 2022",
  valid_from: "2018-12-15",
  in_scope: true,
  state: "fail",
  score: { pass: 40, fail: 3, not_assessed: 18, not_applicable: 0, percent: null },
} satisfies z.input<typeof Framework>;

const REQUIREMENT_EXAMPLE = {
  framework: "soc2",
  id: "CC6.1",
  title: "Software, infrastructure and architecture restrict logical access to assets.",
  section: "Security (common criteria)",
  in_scope: true,
  state: "fail",
  controls: [
    {
      id: "AC-1",
      strength: "direct",
      rationale: "Strong authentication is the entry to logical access.",
      state: "fail",
    },
  ],
} satisfies z.input<typeof Requirement>;

const CONTROL_EXAMPLE = {
  id: "AC-1",
  theme: "access",
  title: "Several factors for everybody",
  objective: "Whoever signs in proves it with something they have, beside what they know.",
  state: "fail",
  checks: [{ id: "mfa-coverage", state: "fail" }],
  mappings: [
    {
      framework: "soc2",
      strength: "direct",
      requirements: ["CC6.1"],
      rationale: "Strong authentication is the entry to logical access.",
    },
  ],
} satisfies z.input<typeof Control>;

/** What the lists of compliance have in common. */
export const COMPLIANCE_LIST = {
  method: "GET",
  tag: "Compliance",
  scope: "compliance:read",
  requestsPerMinute: 120,
} as const;

export const listFrameworks = defineEndpoint({
  ...COMPLIANCE_LIST,
  operation: "listComplianceFrameworks",
  path: "/api/v1/compliance/frameworks",
  summary: "List compliance frameworks",
  description: "Each framework with its state and score now.",
  query: listQuery({}),
  place: z.tuple([z.string()]),
  answers: {
    200: {
      description: "A page of frameworks.",
      schema: FrameworkPage,
      example: { data: [FRAMEWORK_EXAMPLE], next_cursor: null },
    },
  },
});

export const listRequirements = defineEndpoint({
  ...COMPLIANCE_LIST,
  operation: "listComplianceRequirements",
  path: "/api/v1/compliance/requirements",
  summary: "List requirements",
  description:
    "What one framework demands, in our own words, with the controls that meet it and its state now.",
  query: listQuery({ framework: FrameworkId.default("soc2"), state: State.optional() }),
  place: z.tuple([z.string()]),
  answers: {
    200: {
      description: "A page of requirements.",
      schema: RequirementPage,
      example: { data: [REQUIREMENT_EXAMPLE], next_cursor: null },
    },
  },
});

export const listControlsEndpoint = defineEndpoint({
  ...COMPLIANCE_LIST,
  operation: "listComplianceControls",
  path: "/api/v1/compliance/controls",
  summary: "List controls",
  description: "What is done once for all frameworks, with its checks and the requirements it counts for.",
  query: listQuery({
    q: SearchText.optional(),
    framework: FrameworkId.optional(),
    theme: Theme.optional(),
    state: State.optional(),
  }),
  place: z.tuple([z.string()]),
  answers: {
    200: {
      description: "A page of controls.",
      schema: ControlPage,
      example: { data: [CONTROL_EXAMPLE], next_cursor: null },
    },
  },
});

export function presentFramework(assessed: AssessedFramework): z.input<typeof Framework> {
  const { framework, included, state, score } = assessed;
  return {
    id: framework.id,
    name: framework.name,
    version: framework.version,
    valid_from: framework.validFrom,
    in_scope: included,
    state,
    score: {
      pass: score.pass,
      fail: score.fail,
      not_assessed: score.notAssessed,
      not_applicable: score.notApplicable,
      percent: score.percent,
    },
  };
}

export function presentRequirement(
  framework: AssessedFramework["framework"]["id"],
  { id, title, section, inScope, state, controls }: AssessedRequirement,
): z.input<typeof Requirement> {
  return {
    framework,
    id,
    title,
    section: section.title,
    in_scope: inScope,
    state,
    controls: controls.map((mapped) => ({
      id: mapped.control.id,
      strength: mapped.strength,
      rationale: mapped.rationale,
      state: mapped.state,
    })),
  };
}

export function presentControl({ control, state, standings }: AssessedControl): z.input<typeof Control> {
  const { id, theme, title, objective, mappings } = control;
  return {
    id,
    theme,
    title,
    objective,
    state,
    checks: standings.map((standing) => ({ id: standing.check.id, state: standing.state })),
    mappings: mappings.map(({ requirements, ...mapping }) => ({
      ...mapping,
      requirements: [...requirements],
    })),
  };
}
