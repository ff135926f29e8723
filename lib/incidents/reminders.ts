import "server-only";
import { formatMinute } from "@/lib/core/format/date-time";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import type { OrganizationNotificationName } from "@/lib/notifications/catalogue";
import { notify, type OrganizationNotice } from "@/lib/notifications/notify";
import type { OrganizationAudience } from "@/lib/notifications/types";
import type { IncidentSeverity } from "./severity";
import { responseReminderAt } from "./targets";

/** What is left over is told at the next run. */
const MOST_AT_ONCE = 500;

type IncidentRow = {
  organizationId: string;
  id: string;
  number: number;
  title: string;
  severity: IncidentSeverity;
  isUnderWay: boolean;
  commanderId: string | null;
  dueAt: Date;
  timeZone: string;
};

/** Tells members of incidents that rules opened. Each is told of once; one that is over by then is not. */
export async function tellOfNewIncidents(at: Date): Promise<number> {
  const rows = await findIncidents(
    Prisma.sql`incident.announced_at IS NULL ORDER BY incident.opened_at LIMIT ${MOST_AT_ONCE}`,
  );
  return tellEach(rows, {
    claim: (transaction, { organizationId, id }) =>
      transaction.incident.updateMany({
        where: { organizationId, id, announcedAt: null },
        data: { announcedAt: at },
      }),
    notice: (row) =>
      row.isUnderWay
        ? {
            type: "incidents.opened",
            data: wordsOf(row),
            key: row.id,
            organizationId: row.organizationId,
            to: { permission: "incidents.respond" },
          }
        : null,
  });
}

/** Reminds of incidents that nobody has acknowledged while their response target comes near, once each. */
export async function remindOfResponses(at: Date): Promise<number> {
  const rows = await findIncidents(
    Prisma.sql`incident.acknowledged_at IS NULL AND incident.response_reminded_at IS NULL
      AND incident.state = 'open' AND incident.response_due_at < ${at}::timestamptz + interval '1 hour'
      ORDER BY incident.response_due_at LIMIT ${MOST_AT_ONCE}`,
  );
  return tellEach(
    rows.filter(({ dueAt, severity }) => responseReminderAt(dueAt, severity) <= at),
    {
      claim: (transaction, { organizationId, id }) =>
        transaction.incident.updateMany({
          where: { organizationId, id, responseRemindedAt: null, acknowledgedAt: null },
          data: { responseRemindedAt: at },
        }),
      notice: (row) => ({
        type: "incidents.response_due",
        data: { ...wordsOf(row), dueAt: formatMinute(row.dueAt, row.timeZone), isMissed: row.dueAt < at },
        key: row.id,
        organizationId: row.organizationId,
        to: audienceOf(row),
      }),
    },
  );
}

/** Reminds of post-mortems a day before they are due, and again when they are late, once each. */
export async function remindOfPostMortems(at: Date): Promise<number> {
  return (await remindOfPostMortem(at, false)) + (await remindOfPostMortem(at, true));
}

async function remindOfPostMortem(at: Date, isLate: boolean): Promise<number> {
  const [told, lead] = isLate
    ? ([Prisma.sql`overdue_told_at`, "0"] as const)
    : ([Prisma.sql`reminded_at`, "1 day"] as const);
  const rows = await findIncidents(
    Prisma.sql`post_mortem.state <> 'published' AND incident.merged_into_id IS NULL
      AND post_mortem.${told} IS NULL
      AND post_mortem.due_at <= ${at}::timestamptz + ${lead}::interval
      ORDER BY post_mortem.due_at LIMIT ${MOST_AT_ONCE}`,
    Prisma.sql`post_mortem.due_at`,
  );
  return tellEach(rows, {
    claim: (transaction, { organizationId, id: incidentId }) =>
      transaction.postMortem.updateMany({
        where: { organizationId, incidentId, [isLate ? "overdueToldAt" : "remindedAt"]: null },
        data: isLate ? { overdueToldAt: at, remindedAt: at } : { remindedAt: at },
      }),
    notice: (row) => ({
      type: "post_mortems.due",
      data: { ...wordsOf(row), dueAt: formatMinute(row.dueAt, row.timeZone), isLate },
      key: `${row.id}:${isLate ? "late" : "soon"}`,
      organizationId: row.organizationId,
      to: audienceOf(row),
    }),
  });
}

function wordsOf({ id, number, title, severity }: IncidentRow) {
  return { id, number, title, severity };
}

function audienceOf({ commanderId }: IncidentRow): OrganizationAudience {
  return commanderId === null ? { permission: "incidents.respond" } : { userId: commanderId };
}

function findIncidents(
  condition: Prisma.Sql,
  dueAt: Prisma.Sql = Prisma.sql`incident.response_due_at`,
): Promise<IncidentRow[]> {
  return withPlatform(
    "find incidents to tell of",
    (transaction) => transaction.$queryRaw<IncidentRow[]>`
      SELECT incident.organization_id AS "organizationId", incident.id, incident.number, incident.title,
             incident.severity, incident.state IN ('open', 'mitigated') AS "isUnderWay",
             member.user_id AS "commanderId", ${dueAt} AS "dueAt", organization.time_zone AS "timeZone"
        FROM incidents AS incident
        JOIN organizations AS organization
          ON organization.id = incident.organization_id AND organization.deleted_at IS NULL
             AND organization.closes_at IS NULL
        LEFT JOIN memberships AS member
          ON member.organization_id = incident.organization_id AND member.user_id = incident.commander_id
        LEFT JOIN post_mortems AS post_mortem
          ON post_mortem.organization_id = incident.organization_id AND post_mortem.incident_id = incident.id
       WHERE ${condition}`,
  );
}

type Telling<Name extends OrganizationNotificationName> = {
  /** Notes that it was told; answers 0 where another run has, or where there is nothing to tell any more. */
  claim: (transaction: Transaction, row: IncidentRow) => Promise<{ count: number }>;
  notice: (row: IncidentRow) => OrganizationNotice<Name> | null;
};

/** A transaction an incident: the words are its own, and one that fails holds up no other. */
async function tellEach<Name extends OrganizationNotificationName>(
  rows: readonly IncidentRow[],
  { claim, notice }: Telling<Name>,
): Promise<number> {
  let told = 0;
  for (const row of rows) {
    const mails = await withPlatform("tell of an incident", async (transaction): Promise<QueuedMail[]> => {
      const { count } = await claim(transaction, row);
      const words = count === 0 ? null : notice(row);
      if (words === null) return [];
      told += 1;
      return notify(transaction, words);
    });
    await announceMails(mails);
  }
  return told;
}
