import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@/lib/core/ids";
import { createAccount } from "./account-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import { addMemberFixture } from "./member-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** A closing that was asked for that long ago. Answers its id. */
async function beginClosing(organizationId: string, ago: string): Promise<string> {
  const { rows } = await asSuperuser(
    `INSERT INTO organization_closings (organization_id, requested_at, closes_at)
     VALUES ($1, now() - $2::interval, now() - $2::interval + interval '30 days') RETURNING id`,
    [organizationId, ago],
  );
  return (rows as { id: string }[])[0]?.id ?? "";
}

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
    "advance-closings": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Closing soon");
        await beginClosing(organization.id, "29 days 12 hours");
        return {};
      },
      effect: () =>
        rowsOf(`SELECT title FROM notifications JOIN organizations ON organizations.id = organization_id
          WHERE organizations.name = 'Closing soon'`),
      once: [{ title: "It will be deleted tomorrow" }],
    },
    "export-organization-data": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Taken along");
        process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-data-"));
        const exportId = newId();
        await asSuperuser(
          `INSERT INTO evidence_exports (organization_id, id, kind, from_day, to_day, requested_by_name, requested_at)
           VALUES ($1, $2, 'data', now(), now(), 'Mira Person', now())`,
          [organization.id, exportId],
        );
        return { organizationId: organization.id, exportId };
      },
      effect: () =>
        rowsOf(`SELECT state, planned_files + 2 = count(*) AS complete FROM evidence_exports
          JOIN evidence_export_files ON export_id = id WHERE kind = 'data' GROUP BY state, planned_files`),
      once: [{ state: "ready", complete: true }],
    },
    "erase-organization": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Over");
        process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-erasure-"));
        return { organizationId: organization.id, closingId: await beginClosing(organization.id, "31 days") };
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM memberships WHERE organization_id = organizations.id) AS members,
            (SELECT count(*)::int FROM mail_messages WHERE template = 'organization-deleted') AS mails,
            (SELECT count(*)::int FROM audit_logs WHERE action = 'organization.erase') AS entries
          FROM organizations WHERE name = 'Deleted organisation'`),
      once: [{ members: 0, mails: 1, entries: 1 }],
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
