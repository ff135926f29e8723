import { createAccount } from "./account-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import { addMemberFixture } from "./member-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** What the durable functions of plans are given at a slot, and the effect that each has once. */
export function planScenarios(slot: Date): Record<string, Scenario> {
  return {
    "advance-trials": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Tried out");
        await asSuperuser(
          "UPDATE organizations SET trial_ends_at = now() - interval '1 hour' WHERE id = $1",
          [organization.id],
        );
        return {};
      },
      effect: () =>
        rowsOf(`SELECT title, subscription_status AS status FROM notifications
          JOIN organizations ON organizations.id = organization_id WHERE organizations.name = 'Tried out'`),
      once: [{ title: "Your trial is over", status: "expired" }],
    },
    "remind-of-onboarding": {
      arrange: async () => {
        const { id } = await createAccount();
        await asSuperuser(
          `INSERT INTO onboardings (user_id, started_at, last_active_at)
           VALUES ($1, now() - interval '30 hours', now() - interval '25 hours')`,
          [id],
        );
        return { slotAt: slot.toISOString() };
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM mail_messages WHERE template = 'onboarding-reminder') AS mails,
          (SELECT count(*)::int FROM onboarding_events WHERE kind = 'abandon') AS abandoned`),
      once: [{ mails: 1, abandoned: 1 }],
    },
    "tell-of-limits": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Nearly full");
        for (let index = 0; index < 3; index++) await addMemberFixture(organization, "member");
        return { slotAt: slot.toISOString() };
      },
      effect: () =>
        rowsOf(`SELECT title FROM notifications JOIN organizations ON organizations.id = organization_id
          WHERE organizations.name = 'Nearly full'`),
      once: [{ title: "Seats: 80 % are used" }],
    },
  };
}
