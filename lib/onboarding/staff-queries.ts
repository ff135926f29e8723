import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { ONBOARDING_STEPS, type OnboardingStep } from "./steps";

const DAYS = 90;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

export type FunnelStep = {
  step: OnboardingStep;
  viewed: number;
  completed: number;
  skipped: number;
  /** Stopped here for a day or longer. */
  abandoned: number;
  /** From the first look to the first answer; null where nobody answered. */
  medianSeconds: number | null;
};

export type Funnel = {
  steps: FunnelStep[];
  /** Organisations that were founded, and those of them that pay today. */
  founded: number;
  paying: number;
  /** Who asked to be talked to, newest first. */
  wishes: { slug: string; name: string; email: string; completedAt: Date }[];
};

type StepRow = Omit<FunnelStep, "step"> & { step: string };

/** What became of those who began to set up an organisation in the 90 days before `now`. */
export async function readFunnel(now: Date): Promise<Funnel> {
  const since = new Date(now.getTime() - DAYS * DAY_MILLISECONDS);
  return withPlatform("read the onboarding funnel", async (transaction) => {
    const rows = await transaction.$queryRaw<StepRow[]>`
      WITH paths AS (
        SELECT onboarding_id, step,
               min(occurred_at) FILTER (WHERE kind = 'view') AS viewed_at,
               min(occurred_at) FILTER (WHERE kind = 'complete') AS completed_at,
               bool_or(kind = 'skip') AS skipped, bool_or(kind = 'abandon') AS abandoned
          FROM onboarding_events
         WHERE occurred_at BETWEEN ${since}::timestamptz AND ${now}::timestamptz
         GROUP BY onboarding_id, step
      )
      SELECT step, count(viewed_at)::int AS viewed, count(completed_at)::int AS completed,
             count(*) FILTER (WHERE skipped AND completed_at IS NULL)::int AS skipped,
             count(*) FILTER (WHERE abandoned AND completed_at IS NULL AND NOT skipped)::int AS abandoned,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - viewed_at))::float8
               AS "medianSeconds"
        FROM paths GROUP BY step`;
    const [counted] = await transaction.$queryRaw<[{ founded: number; paying: number }]>`
      SELECT count(*)::int AS founded,
             count(*) FILTER (WHERE plan <> 'starter' AND subscription_status IN ('active', 'past_due'))::int AS paying
        FROM organizations WHERE created_at BETWEEN ${since}::timestamptz AND ${now}::timestamptz`;
    const wishes = await transaction.$queryRaw<Funnel["wishes"]>`
      SELECT slug, organizations.name, users.email::text AS email, completed_at AS "completedAt"
        FROM onboardings
        JOIN organizations ON organizations.id = organization_id AND organizations.deleted_at IS NULL
        JOIN users ON users.id = user_id
       WHERE chosen_plan = 'enterprise' AND plan <> 'enterprise' AND completed_at >= ${since}::timestamptz
       ORDER BY completed_at DESC LIMIT 100`;
    const none = { viewed: 0, completed: 0, skipped: 0, abandoned: 0, medianSeconds: null };
    const steps = ONBOARDING_STEPS.map((step) => ({
      ...none,
      ...rows.find((row) => row.step === step),
      step,
    }));
    return { steps, ...counted, wishes };
  });
}
