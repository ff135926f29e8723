import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { isId } from "@/lib/core/ids";
import { typedText } from "@/lib/core/typed-text";
import { Prisma } from "@/lib/db/generated/client";
import { withPlatform } from "@/lib/db/with-platform";

const PAGE_ORGANIZATIONS = 25;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
const SLOT_SECONDS = 300;

export type StaffOrganizationItem = {
  id: string;
  name: string;
  slug: string;
  plan: string;
  subscriptionStatus: string;
  trialEndsAt: Date;
  /** When it will be deleted; null unless it is being closed. */
  closesAt: Date | null;
  createdAt: Date;
  members: number;
  /** Points that were pushed in the last 24 hours, as far as they are rolled up. */
  pointsLastDay: number;
  /** Security events of the last 30 days. */
  eventsLastMonth: number;
  storageBytes: number;
  /** The newest five minutes with figures; null where nothing was collected in the last day. */
  lastCollectionAt: Date | null;
  /** Five minutes of the last day, since the organisation exists, without figures. */
  gapsLastDay: number;
  /** Mails of the last 30 days that were given up. */
  failedMails: number;
  /** When a member last opened or did something; null where nobody did within the 30 days that are kept. */
  lastActivityAt: Date | null;
};

export type StaffOrganizationPage = {
  organizations: StaffOrganizationItem[];
  total: number;
  nextCursor: string | null;
};

/**
 * What staff may see of every organisation without looking into it, newest first. The page is chosen first
 * and measured afterwards, all its organisations at once.
 */
export async function listOrganizationsForStaff(
  search: string,
  after?: string,
): Promise<StaffOrganizationPage> {
  const where = matching(typedText(search));
  const cursor =
    after !== undefined && isId(after) ? Prisma.sql`AND organization.id < ${after}::uuid` : Prisma.empty;
  const at = readClock();
  const dayAgo = new Date(at.getTime() - DAY_MILLISECONDS);
  const monthAgo = new Date(at.getTime() - 30 * DAY_MILLISECONDS);
  const { rows, counted } = await withPlatform("list organisations for staff", async (transaction) => ({
    rows: await transaction.$queryRaw<StaffOrganizationItem[]>`
      WITH page AS (
        SELECT id, name, slug, plan, subscription_status, trial_ends_at, closes_at, created_at FROM organizations AS organization
         WHERE ${where} ${cursor} ORDER BY id DESC LIMIT ${PAGE_ORGANIZATIONS + 1}
      ), people AS (
        SELECT organization_id, count(*)::int AS members FROM memberships
         WHERE organization_id IN (SELECT id FROM page) GROUP BY organization_id
      ), points AS (
        SELECT organization_id, sum(samples)::float8 AS points FROM metric_points_1h
         WHERE organization_id IN (SELECT id FROM page) AND slot > ${dayAgo}::timestamptz GROUP BY organization_id
      ), events AS (
        SELECT organization_id, sum(events)::float8 AS events FROM security_event_daily_counts
         WHERE organization_id IN (SELECT id FROM page) AND day > ${monthAgo}::date GROUP BY organization_id
      ), files AS (
        SELECT organization_id, sum(size_bytes)::float8 AS bytes FROM stored_files
         WHERE organization_id IN (SELECT id FROM page) GROUP BY organization_id
      ), slots AS (
        SELECT organization_id, count(*)::int AS slots, max(slot) AS newest FROM metrics_5m
         WHERE organization_id IN (SELECT id FROM page) AND slot > ${dayAgo}::timestamptz GROUP BY organization_id
      ), mails AS (
        SELECT organization_id, count(*)::int AS failed FROM mail_messages
         WHERE organization_id IN (SELECT id FROM page) AND state = 'failed' AND created_at > ${monthAgo}::timestamptz
         GROUP BY organization_id
      )
      SELECT page.id, page.name, page.slug, page.plan, page.subscription_status AS "subscriptionStatus",
             page.created_at AS "createdAt", page.trial_ends_at AS "trialEndsAt", page.closes_at AS "closesAt",
             coalesce(people.members, 0) AS members, coalesce(points.points, 0) AS "pointsLastDay",
             coalesce(events.events, 0) AS "eventsLastMonth", coalesce(files.bytes, 0) AS "storageBytes",
             slots.newest AS "lastCollectionAt",
             greatest(0, floor(extract(epoch FROM
               ${at}::timestamptz - greatest(page.created_at, ${dayAgo}::timestamptz)) / ${SLOT_SECONDS})::int - 1
               - coalesce(slots.slots, 0)) AS "gapsLastDay",
             coalesce(mails.failed, 0) AS "failedMails", active.at AS "lastActivityAt"
        FROM page
        LEFT JOIN people ON people.organization_id = page.id
        LEFT JOIN points ON points.organization_id = page.id
        LEFT JOIN events ON events.organization_id = page.id
        LEFT JOIN files ON files.organization_id = page.id
        LEFT JOIN slots ON slots.organization_id = page.id
        LEFT JOIN mails ON mails.organization_id = page.id
        LEFT JOIN LATERAL (
          SELECT occurred_at AS at FROM request_records
           WHERE organization_id = page.id AND actor_kind = 'user' ORDER BY occurred_at DESC LIMIT 1
        ) AS active ON true
       ORDER BY page.id DESC`,
    counted: await transaction.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM organizations AS organization WHERE ${where}`,
  }));
  const organizations = rows.slice(0, PAGE_ORGANIZATIONS);
  return {
    organizations,
    total: counted[0].count,
    nextCursor: rows.length > PAGE_ORGANIZATIONS ? (organizations.at(-1)?.id ?? null) : null,
  };
}

/** By name or address; by a whole mail address, the organisations that this person belongs to. */
function matching(text: string): Prisma.Sql {
  const living = Prisma.sql`organization.deleted_at IS NULL`;
  if (text === "") return living;
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`${living} AND (
    organization.name ILIKE ${pattern} OR organization.slug ILIKE ${pattern} OR EXISTS (
      SELECT FROM memberships JOIN users ON users.id = memberships.user_id
       WHERE memberships.organization_id = organization.id AND users.email = ${text}::citext))`;
}

/** Name and age of one organisation; its data need a reason first. */
export async function findOrganizationForStaff(id: string) {
  return withPlatform("show an organisation to staff", (transaction) =>
    transaction.organization.findUnique({
      where: { id },
      select: {
        id: true,
        name: true,
        slug: true,
        createdAt: true,
        plan: true,
        subscriptionStatus: true,
        trialEndsAt: true,
        stripeSubscriptionId: true,
        closesAt: true,
      },
    }),
  );
}

export type StaffPerson = {
  id: string;
  name: string;
  email: string;
  isVerified: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  organizations: { id: string; name: string; role: string }[];
};

/** The account with exactly this mail address, and where it belongs. */
export async function findPersonForStaff(email: string): Promise<StaffPerson | null> {
  const text = typedText(email);
  if (text === "") return null;
  return withPlatform("look up a person for staff", async (transaction) => {
    const user = await transaction.user.findUnique({
      where: { email: text },
      select: {
        id: true,
        name: true,
        email: true,
        emailVerifiedAt: true,
        createdAt: true,
        sessions: { select: { lastUsedAt: true }, orderBy: { lastUsedAt: "desc" }, take: 1 },
        memberships: {
          where: { organization: { deletedAt: null } },
          select: { role: true, organization: { select: { id: true, name: true } } },
        },
      },
    });
    if (user === null) return null;
    const { emailVerifiedAt, sessions, memberships, ...person } = user;
    return {
      ...person,
      isVerified: emailVerifiedAt !== null,
      lastUsedAt: sessions[0]?.lastUsedAt ?? null,
      organizations: memberships.map(({ role, organization }) => ({ ...organization, role })),
    };
  });
}
