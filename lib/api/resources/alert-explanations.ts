import { z } from "zod";
import type { MomentExplanation } from "@/lib/alerts/decisions/explain-moment";
import type { ExplainedQuestion, ExplainedStep } from "@/lib/alerts/decisions/explanation";
import { defineEndpoint } from "../endpoint";
import { ApiTime, namedSchemas } from "../schemas";

const Step = z
  .strictObject({
    sequence: z
      .int()
      .nullable()
      .describe("The decision's number in the organisation's chain; null for what is not decided yet."),
    at: ApiTime,
    text: z.string().describe("What was decided, in plain words."),
    details: z.array(z.string()),
  })
  .register(namedSchemas, { id: "ExplainedStep" });

const Question = z
  .strictObject({
    key: z.enum(["fired", "told", "ended"]),
    question: z.string(),
    answer: z.string(),
    steps: z.array(Step),
  })
  .register(namedSchemas, { id: "ExplainedQuestion" });

const Line = z
  .strictObject({
    labels: z.record(z.string(), z.string()),
    clause: z
      .enum(["fired", "open", "kept_firing", "recovering", "not_crossed", "waiting", "held", "no_data"])
      .describe("Which clause of the policy decided."),
    text: z.string().describe("The clause in plain words, with the figures that it rests on."),
    verdict: z.enum(["breach", "recovering", "clear", "no_data"]),
    value: z.number().nullable().describe("Null is no data."),
    threshold: z.number().nullable(),
    samples: z.int().describe("From how many samples the value was made."),
    state: z.enum(["inactive", "pending", "firing", "acknowledged", "resolved"]),
    since: ApiTime.nullable(),
    sequence: z
      .int()
      .nullable()
      .describe("The decision that put it into this state; null where none ever did."),
    alert_id: z.uuid().nullable().describe("The alert that was open."),
  })
  .register(namedSchemas, { id: "ExplainedLine" });

const AlertExplanation = z
  .strictObject({ questions: z.array(Question) })
  .register(namedSchemas, { id: "AlertExplanation" });

const PolicyExplanation = z
  .strictObject({
    at: ApiTime.nullable().describe("The evaluation that speaks for the moment; null where none took place."),
    late: z.boolean().describe("True where it took place so late that nobody was woken."),
    watch: z.enum(["watched", "disabled", "removed", "not_evaluated"]),
    policy_version: z.int().nullable(),
    sentence: z.string().nullable().describe("What that version says, in plain words."),
    lines: z.array(Line).describe("One for each set of labels; what is open or waits comes first."),
    omitted: z.int().describe("How many lines there were beyond those that are told."),
    aftermath: z
      .array(Step)
      .describe(
        "Who was told of what was decided then, why others were not, and how later samples revised it.",
      ),
  })
  .register(namedSchemas, { id: "AlertPolicyExplanation" });

const FIRED = {
  sequence: 310,
  at: "2026-11-21T12:05:00.000Z",
  text: "Fired",
  details: [
    "Value 91.5, threshold 80.",
    "By version 3: Fires high when mean cpu_usage over 5 minutes is over 80 %.",
  ],
} satisfies z.input<typeof Step>;

export const explainAlertEndpoint = defineEndpoint({
  operation: "explainAlert",
  method: "GET",
  path: "/api/v1/alerts/{id}/explanation",
  tag: "Alerts",
  summary: "Explain an alert",
  description:
    "Why it fired, who was told or why nobody was, and why it ended or did not, in plain words and from the chain of decisions alone.",
  scope: "alerts:read",
  requestsPerMinute: 120,
  params: z.object({ id: z.uuid().describe("Id of the alert.") }),
  answers: {
    200: {
      description: "The explanation.",
      schema: AlertExplanation,
      example: {
        questions: [
          {
            key: "fired",
            question: "Why did it fire?",
            answer: "91.5 % was above 80 %.",
            steps: [FIRED],
          },
          {
            key: "told",
            question: "Why was nobody told?",
            answer: "Not told: silenced.",
            steps: [
              {
                sequence: 311,
                at: "2026-11-21T12:05:00.000Z",
                text: "Not told: silenced",
                details: ["That it fired.", "Silence “Load test” until 2026-11-21 14:00 UTC."],
              },
            ],
          },
          {
            key: "ended",
            question: "Why is it still open?",
            answer: "It was not clear yet at any evaluation since.",
            steps: [],
          },
        ],
      },
    },
  },
});

export const explainPolicyEndpoint = defineEndpoint({
  operation: "explainAlertPolicy",
  method: "GET",
  path: "/api/v1/alert-policies/{id}/explanation",
  tag: "Alert policies",
  summary: "Explain why an alert policy fired or did not",
  description:
    "For any moment: the last evaluation until then, recomputed from the samples that were known and the version that was in force, beside the state that the chain of decisions says it had.",
  scope: "alerts:read",
  requestsPerMinute: 60,
  params: z.object({ id: z.uuid().describe("Id of the policy.") }),
  query: z.strictObject({ at: ApiTime.optional().describe("The moment. Left out: now.") }),
  answers: {
    200: {
      description: "The explanation.",
      schema: PolicyExplanation,
      example: {
        at: "2026-11-21T12:00:00.000Z",
        late: false,
        watch: "watched",
        policy_version: 3,
        sentence: "Fires high when mean cpu_usage over 5 minutes is over 80 %.",
        lines: [
          {
            labels: {},
            clause: "not_crossed",
            text: "Did not fire: 64 % was not above 80 %.",
            verdict: "clear",
            value: 64,
            threshold: 80,
            samples: 1,
            state: "inactive",
            since: null,
            sequence: null,
            alert_id: null,
          },
        ],
        omitted: 0,
        aftermath: [],
      },
    },
  },
});

/** The explanation of an alert as the API shows it. */
export function presentExplanation(
  questions: readonly ExplainedQuestion[],
): z.input<typeof AlertExplanation> {
  return { questions: questions.map((each) => ({ ...each, steps: each.steps.map(presentStep) })) };
}

/** The explanation of a moment as the API shows it. */
export function presentMoment(moment: MomentExplanation): z.input<typeof PolicyExplanation> {
  return {
    at: moment.at?.toISOString() ?? null,
    late: moment.late,
    watch: moment.watch,
    policy_version: moment.policyVersion,
    sentence: moment.sentence,
    lines: moment.lines.map(({ labels, clause, text, judgement, state, since, sequence, alertId }) => ({
      labels: { ...labels },
      clause,
      text,
      // Only an evaluation of the policy asks here, and that withdraws nothing.
      verdict: judgement.verdict === "withdrawn" ? "no_data" : judgement.verdict,
      value: judgement.value,
      threshold: judgement.threshold,
      samples: judgement.samples,
      state,
      since: since?.toISOString() ?? null,
      sequence,
      alert_id: alertId,
    })),
    omitted: moment.omitted,
    aftermath: moment.aftermath.map(presentStep),
  };
}

function presentStep({ at, ...step }: ExplainedStep): z.input<typeof Step> {
  return { ...step, at: at.toISOString() };
}
