import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

/** What a plan promises for a severity, as the desk shows it. */
export type PolicyItem = {
  plan: string;
  severity: string;
  firstResponseMinutes: number;
  firstResponseCalendar: string;
  nextResponseMinutes: number;
  resolutionMinutes: number;
  calendar: string;
};

/** Every promise, the smallest plan and the gravest severity first. */
export async function listPolicies(): Promise<PolicyItem[]> {
  return withPlatform(
    "list support promises",
    (transaction) =>
      transaction.$queryRaw<PolicyItem[]>`
      SELECT policy.plan, policy.severity, policy.first_response_minutes AS "firstResponseMinutes",
             first_calendar.name AS "firstResponseCalendar", policy.next_response_minutes AS "nextResponseMinutes",
             policy.resolution_minutes AS "resolutionMinutes", calendar.name AS calendar
        FROM support_sla_policies AS policy
        JOIN support_calendars AS first_calendar ON first_calendar.id = policy.first_response_calendar_id
        JOIN support_calendars AS calendar ON calendar.id = policy.calendar_id
       ORDER BY array_position(ARRAY['starter', 'pro', 'enterprise'], policy.plan),
                array_position(ARRAY['critical', 'high', 'medium', 'low'], policy.severity)`,
  );
}
