import { now } from "@/lib/core/clock";
import { alertNoticesRaised, collectionTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { correlateAlerts } from "@/lib/incidents/correlate-alerts";
import { remindOfPostMortems, remindOfResponses, tellOfNewIncidents } from "@/lib/incidents/reminders";

/** With each tick, and at once when alerts change: alerts become incidents, and people are told and reminded. */
export const correlateAlertsIntoIncidents = inngest.createFunction(
  {
    id: "correlate-alerts",
    triggers: [alertNoticesRaised, collectionTickRequested],
    retries: 4,
    concurrency: 1,
  },
  async ({ step }) => {
    const correlation = await step.run("correlate", () => correlateAlerts(now()));
    const told = await step.run("tell", () => tellOfNewIncidents(now()));
    const reminded = await step.run("remind-of-responses", () => remindOfResponses(now()));
    const postMortems = await step.run("remind-of-post-mortems", () => remindOfPostMortems(now()));
    return { ...correlation, told, reminded, postMortems };
  },
);
