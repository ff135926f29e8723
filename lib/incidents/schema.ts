import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { LABEL_OPERATORS } from "@/lib/alert-policies/kinds";
import { labelPatternProblem } from "@/lib/alert-policies/label-pattern";
import { POST_MORTEM_SECTION_KEYS } from "./post-mortem-sections";
import { RESOLVE_ON } from "./resolve-by-rule";
import { INCIDENT_ROLES, LINK_KINDS, UPDATE_AUDIENCES, UPDATE_PHASES } from "./labels";
import { INCIDENT_SEVERITIES } from "./severity";
import { INCIDENT_STATES } from "./states";
import { MAX_TITLE_LENGTH } from "./title";

const title = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(MAX_TITLE_LENGTH, `Use at most ${MAX_TITLE_LENGTH} characters.`);

const longText = (most = 10_000) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString("en")} characters.`);

const person = z.uuid("Choose a member.").nullable();
const time = z.coerce.date({ error: "Enter a date and a time." });
const incidentId = z.uuid();

/** What every change of an incident names. */
const ofIncident = { incidentId };

export const DeclareIncidentInput = z.object({
  title: title("what is wrong"),
  severity: z.enum(INCIDENT_SEVERITIES, { error: "Choose a severity." }),
  summary: longText(2_000).default(""),
  /** When the trouble began; left out, now. */
  startedAt: time.optional(),
  alertIds: z.array(z.uuid()).max(200).default([]),
});
export type DeclareIncidentInput = z.infer<typeof DeclareIncidentInput>;

export const IncidentIdInput = z.object(ofIncident);

export const ChangeIncidentInput = z.object({
  ...ofIncident,
  title: title("a title").optional(),
  summary: longText(2_000).optional(),
  severity: z.enum(INCIDENT_SEVERITIES).optional(),
  commanderId: person.optional(),
});
export type ChangeIncidentInput = z.infer<typeof ChangeIncidentInput>;

export const MoveIncidentInput = z.object({ ...ofIncident, state: z.enum(INCIDENT_STATES) });
export type MoveIncidentInput = z.infer<typeof MoveIncidentInput>;

export const NoteInput = z.object({
  ...ofIncident,
  text: longText(5_000).min(1, "Enter what happened."),
});
export type NoteInput = z.infer<typeof NoteInput>;

export const RoleInput = z.object({ ...ofIncident, role: z.enum(INCIDENT_ROLES), userId: person });
export type RoleInput = z.infer<typeof RoleInput>;

export const AddTaskInput = z.object({
  ...ofIncident,
  title: title("what is to be done"),
  assigneeId: person.default(null),
  dueAt: time.nullable().default(null),
});
export type AddTaskInput = z.infer<typeof AddTaskInput>;

export const TickTaskInput = z.object({ ...ofIncident, taskId: z.uuid(), done: z.boolean() });
export type TickTaskInput = z.infer<typeof TickTaskInput>;

export const PostUpdateInput = z.object({
  ...ofIncident,
  audience: z.enum(UPDATE_AUDIENCES),
  phase: z.enum(UPDATE_PHASES),
  body: longText(5_000).min(1, "Enter the text of the update."),
});
export type PostUpdateInput = z.infer<typeof PostUpdateInput>;

export const AddStepInput = z.object({ ...ofIncident, body: title("the step") });
export type AddStepInput = z.infer<typeof AddStepInput>;

export const TickStepInput = z.object({ ...ofIncident, stepId: z.uuid(), ticked: z.boolean() });
export type TickStepInput = z.infer<typeof TickStepInput>;

export const AddLinkInput = z
  .object({
    ...ofIncident,
    kind: z.enum(LINK_KINDS),
    target: z.string().trim().min(1, "Enter an address or an id.").max(2_000),
    label: z.string().trim().max(200).default(""),
  })
  .superRefine(({ kind, target }, check) => {
    if (kind !== "url" || z.url({ protocol: /^https?$/ }).safeParse(target).success) return;
    check.addIssue({
      code: "custom",
      path: ["target"],
      message: "Enter an address that begins with https://.",
    });
  });
export type AddLinkInput = z.infer<typeof AddLinkInput>;

export const RemoveLinkInput = z.object({ ...ofIncident, linkId: z.uuid() });
export type RemoveLinkInput = z.infer<typeof RemoveLinkInput>;

export const AddAlertsInput = z.object({ ...ofIncident, alertIds: z.array(z.uuid()).min(1).max(200) });
export type AddAlertsInput = z.infer<typeof AddAlertsInput>;

export const MergeInput = z.object({
  ...ofIncident,
  /** The incident that goes on. */
  intoId: z.uuid("Choose the incident that goes on."),
});
export type MergeInput = z.infer<typeof MergeInput>;

export const SplitInput = z.object({
  ...ofIncident,
  title: title("a title for the new incident"),
  alertIds: z.array(z.uuid()).min(1, "Choose the alerts of the new incident."),
});
export type SplitInput = z.infer<typeof SplitInput>;

const section = longText(20_000);

export const SavePostMortemInput = z.object({
  ...ofIncident,
  /** Of what was read before. */
  version: z.int().min(1),
  sections: z.partialRecord(z.enum(POST_MORTEM_SECTION_KEYS), section),
  state: z.enum(["draft", "review"]),
});
export type SavePostMortemInput = z.infer<typeof SavePostMortemInput>;

export const AddActionInput = z.object({
  ...ofIncident,
  title: title("what is to be done"),
  ownerId: person.default(null),
  dueAt: time.nullable().default(null),
});
export type AddActionInput = z.infer<typeof AddActionInput>;

export const ChangeActionInput = z.object({
  ...ofIncident,
  actionId: z.uuid(),
  state: z.enum(["open", "done", "dropped"]),
});
export type ChangeActionInput = z.infer<typeof ChangeActionInput>;

const LabelMatcher = z
  .object({
    name: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_.]{0,62}$/, "Use a label such as service."),
    operator: z.enum(LABEL_OPERATORS),
    value: z.string().max(200),
  })
  .superRefine(({ operator, value }, check) => {
    const problem = operator.endsWith("~") ? labelPatternProblem(value) : null;
    if (problem !== null)
      check.addIssue({ code: "custom", path: ["value"], message: `The pattern ${problem}.` });
  });

const labelNames = z
  .array(
    z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_.]{0,62}$/, "Name labels such as service, separated by commas."),
  )
  .max(10, "Name at most 10 labels.");

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: "Enter a whole number." })
    .int("Enter a whole number.")
    .min(least, `Enter ${least} or more.`)
    .max(most, `Enter at most ${most.toLocaleString("en")}.`);

export const RuleInput = z.object({
  /** Left out for a new rule. */
  ruleId: z.uuid().optional(),
  name: title("a name"),
  enabled: z.boolean(),
  matchers: z.array(LabelMatcher).max(10),
  minimumSeverity: z.enum(ALERT_SEVERITIES),
  samePolicy: z.boolean(),
  sameLabels: labelNames,
  windowMinutes: wholeNumber(1, 10_080),
  minimumCount: wholeNumber(1, 1_000),
  severityMapping: z.record(z.enum(ALERT_SEVERITIES), z.enum(INCIDENT_SEVERITIES)),
  resolveOn: z.enum(RESOLVE_ON),
  titleTemplate: title("a title"),
  runbookSteps: z.array(title("the step")).max(30, "Enter at most 30 steps."),
});
export type RuleInput = z.infer<typeof RuleInput>;

export const RuleIdInput = z.object({ ruleId: z.uuid() });
