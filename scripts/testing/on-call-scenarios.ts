import { createSchedule } from "@/lib/on-call/mutations/schedules";
import { startEscalationFixture, weeklyLayer } from "./on-call-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

const stepsOf = (name: string) =>
  rowsOf(`SELECT entries.kind FROM escalation_run_entries AS entries
    JOIN escalation_runs AS runs ON runs.id = run_id WHERE plan ->> 'name' = '${name}' ORDER BY entries.id`);

/** What the durable functions of on-call are given at a slot, and the effect that each has once. */
export function onCallScenarios(slot: Date): Record<string, Scenario> {
  return {
    "advance-escalation": {
      arrange: async () => ({ runId: await startEscalationFixture("Followed", slot) }),
      effect: () => stepsOf("Followed"),
      once: [{ kind: "started" }, { kind: "reached" }],
    },
    "sweep-escalations": {
      arrange: async () => ({ runId: await startEscalationFixture("Swept", slot) }),
      effect: () => stepsOf("Swept"),
      once: [{ kind: "started" }, { kind: "reached" }],
    },
    "tell-of-shifts": {
      arrange: async () => {
        const { context, user } = await createOrganizationFixture("Shifted");
        const first = weeklyLayer([user.id], {
          startsOn: slot.toISOString().slice(0, 10),
          handoverMinute: slot.getUTCHours() * 60 + slot.getUTCMinutes(),
        });
        const schedule = {
          key: "shifted",
          name: "Shifted",
          description: "",
          timeZone: "UTC",
          layers: [first],
        };
        return { id: await createSchedule(context, schedule) };
      },
      effect: () => rowsOf("SELECT title FROM notifications WHERE type LIKE 'on_call.%'"),
      once: [{ title: "You are on call for Shifted now" }],
    },
  };
}
