import { z } from "zod";
import { TARGET_KINDS } from "@/lib/on-call/escalations/plan";
import type { StoredPolicy } from "@/lib/on-call/types";
import { defineEndpoint } from "../endpoint";
import { listQuery, namedSchemas, pageOf } from "../schemas";

const Policy = z
  .strictObject({
    id: z.uuid(),
    key: z.string().describe("Alert policies name it escalation:key."),
    name: z.string(),
    description: z.string(),
    repeats: z.int().describe("How often the steps begin again after the last."),
    steps: z.array(
      z.strictObject({
        delay_minutes: z.int().describe("How long an answer is waited for before the next step."),
        targets: z.array(
          z.strictObject({
            kind: z.enum(TARGET_KINDS),
            id: z.string().describe("Of the person or schedule; of a group or channel its key."),
          }),
        ),
      }),
    ),
  })
  .register(namedSchemas, { id: "EscalationPolicy" });

const PolicyPage = pageOf(Policy).register(namedSchemas, { id: "EscalationPolicyPage" });

const POLICY_EXAMPLE = {
  id: "01980c3e-b2c3-7d4e-8f50-7b2f8e3c4d5e",
  key: "platform",
  name: "Platform",
  description: "",
  repeats: 2,
  steps: [{ delay_minutes: 5, targets: [{ kind: "schedule", id: "01980c3e-a0b1-7c3e-9f10-6a1f7e2b3c4d" }] }],
} satisfies z.input<typeof Policy>;

export const listEscalationPolicies = defineEndpoint({
  tag: "On call",
  scope: "on-call:read",
  requestsPerMinute: 600,
  operation: "listEscalationPolicies",
  method: "GET",
  path: "/api/v1/escalation-policies",
  summary: "List escalation policies",
  description: "Every escalation policy with its steps, by key.",
  query: listQuery({}),
  place: z.string(),
  answers: {
    200: {
      description: "A page of escalation policies.",
      schema: PolicyPage,
      example: { data: [POLICY_EXAMPLE], next_cursor: null },
    },
  },
});

export const readEscalationPolicy = defineEndpoint({
  tag: "On call",
  scope: "on-call:read",
  requestsPerMinute: 600,
  operation: "getEscalationPolicy",
  method: "GET",
  path: "/api/v1/escalation-policies/{id}",
  summary: "Read an escalation policy",
  description: "One escalation policy with its steps.",
  params: z.object({ id: z.uuid().describe("Id of the escalation policy.") }),
  answers: { 200: { description: "The escalation policy.", schema: Policy, example: POLICY_EXAMPLE } },
});

/** An escalation policy as the API shows it. */
export function presentEscalationPolicy({
  id,
  key,
  description,
  plan,
}: StoredPolicy): z.input<typeof Policy> {
  const { name, repeats, steps } = plan;
  return {
    id,
    key,
    name,
    description,
    repeats,
    steps: steps.map(({ delayMinutes, targets }) => ({ delay_minutes: delayMinutes, targets })),
  };
}
