import { FEATURE_LABELS } from "@/lib/plans/labels";
import { PLAN_KEYS, PLANS, type Feature } from "@/lib/plans/plans";
import { hasFeature, type Subscription } from "@/lib/plans/subscription";
import { TICKET_SEVERITIES, type TicketSeverity } from "@/lib/support/tickets/vocabulary";

/** What a severity means to whoever reports: the words of the form. */
export const SEVERITY_MEANINGS: Record<TicketSeverity, string> = {
  critical: "Nobody can work, and there is no way around it",
  high: "Something important is broken for many",
  medium: "Something is broken, and there is a way around it",
  low: "A question, or a small flaw",
};

/** What a plan needs so that its members may ask for so much attention. */
const NEEDED: Record<TicketSeverity, Feature | null> = {
  critical: "service-level-agreement",
  high: "priority-support",
  medium: null,
  low: null,
};

/** Why members of this organisation cannot choose a severity; null where they can. */
export function severityRefusal(subscription: Subscription, severity: TicketSeverity): string | null {
  const feature = NEEDED[severity];
  if (feature === null || hasFeature(subscription, feature)) return null;
  const plans = PLAN_KEYS.filter((key) => PLANS[key].features[feature]).map((key) => PLANS[key].name);
  return `${FEATURE_LABELS[feature]} comes with the plan ${plans.join(" or ")}.`;
}

export type SeverityChoice = { severity: TicketSeverity; refusal: string | null };

/** Every severity, the worst first, with the reason where it cannot be chosen. */
export function severityChoices(subscription: Subscription): SeverityChoice[] {
  return TICKET_SEVERITIES.map((severity) => ({
    severity,
    refusal: severityRefusal(subscription, severity),
  }));
}
