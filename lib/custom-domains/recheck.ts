import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { findHosting, type Hosting } from "./hosting/hosting";
import { examine, type Examined } from "./internal/examine";
import { toLiving, type LivingDomain } from "./internal/row";
import { columnsOf, isTaken, saveExamined } from "./internal/save";
import { nextCheckAt } from "./judge";
import { readTarget } from "./target";

/** What one run looks at; the rest waits for the next, oldest first. */
const MOST_A_RUN = 300;
/** Resolvers are asked for a few names at a time. */
const AT_ONCE = 10;

const SYSTEM = { actor: { kind: "system", name: "Domain check" }, origin: SYSTEM_ORIGIN } as const;

type Look = { domain: LivingDomain; examined: Examined };

/** Looks up every domain that is due, and does what follows. What has not changed is written at once for all. */
export async function recheckCustomDomains(): Promise<{ checked: number; changed: number }> {
  const target = await readTarget();
  if (target === null) return { checked: 0, changed: 0 };
  const at = readClock();
  const due = await listDue(at);
  const hosting = findHosting();
  const looks: Look[] = [];
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const some = due.slice(start, start + AT_ONCE);
    looks.push(
      ...(await Promise.all(
        some.map(async (domain) => ({
          domain,
          examined: await examine(domain, { target, hosting, now: at }),
        })),
      )),
    );
  }
  const changed = looks.filter(({ examined }) => examined.judgement.change !== null);
  await saveUnchanged(
    looks.filter(({ examined }) => examined.judgement.change === null),
    at,
  );
  for (const look of changed) await saveChanged(look, at);
  return { checked: looks.length, changed: changed.length };
}

async function listDue(at: Date): Promise<LivingDomain[]> {
  const rows = await withPlatform("list custom domains that are due", (transaction) =>
    transaction.customDomain.findMany({
      where: { nextCheckAt: { lte: at }, state: { not: "released" }, organization: { deletedAt: null } },
      orderBy: { nextCheckAt: "asc" },
      take: MOST_A_RUN,
    }),
  );
  return rows.map(toLiving).filter((domain) => domain !== null);
}

async function saveUnchanged(looks: readonly Look[], at: Date): Promise<void> {
  if (looks.length === 0) return;
  const seen = looks.map(({ domain, examined }) => ({
    organization_id: domain.organizationId,
    id: domain.id,
    challenge: domain.challenge,
    was_checked_at: domain.lastCheckedAt,
    ...snakeCased(columnsOf(domain, examined, at)),
  }));
  await withPlatform(
    "write down looks at custom domains",
    (transaction) => transaction.$executeRaw`
      UPDATE custom_domains AS domains
         SET last_checked_at = seen.last_checked_at, next_check_at = seen.next_check_at,
             proof_seen = seen.proof_seen, pointing_seen = seen.pointing_seen, conflicts = seen.conflicts,
             failures = seen.failures, is_attached = seen.is_attached, hosting_problem = seen.hosting_problem
        FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS seen (
               organization_id uuid, id uuid, challenge text, was_checked_at timestamptz, state text,
               last_checked_at timestamptz, next_check_at timestamptz, proof_seen text, pointing_seen text,
               conflicts text[], failures int, is_attached boolean, hosting_problem text)
       WHERE domains.organization_id = seen.organization_id AND domains.id = seen.id
         AND domains.challenge = seen.challenge AND domains.state = seen.state
         -- Not what somebody has looked up in the meantime.
         AND domains.last_checked_at IS NOT DISTINCT FROM seen.was_checked_at`,
  );
}

function snakeCased(columns: ReturnType<typeof columnsOf>) {
  return {
    state: columns.state,
    last_checked_at: columns.lastCheckedAt,
    next_check_at: columns.nextCheckAt,
    proof_seen: columns.proofSeen,
    pointing_seen: columns.pointingSeen,
    conflicts: columns.conflicts,
    failures: columns.failures,
    is_attached: columns.isAttached,
    hosting_problem: columns.hostingProblem,
  };
}

async function saveChanged({ domain, examined }: Look, at: Date): Promise<void> {
  const mails = await withPlatform("follow a look at a custom domain", (transaction) =>
    saveExamined(transaction, domain, examined, { by: SYSTEM, at }),
  ).catch(async (error: unknown) => {
    if (!isTaken(error)) throw error;
    await noteTaken(domain, at);
    return [];
  });
  await announceMails(mails ?? []);
}

/** The proof is there, and somebody else has the name: said on the page, and looked at again later. */
async function noteTaken({ organizationId, id, createdAt }: LivingDomain, at: Date): Promise<void> {
  await withPlatform("note that a custom domain is taken", (transaction) =>
    transaction.customDomain.updateMany({
      where: { organizationId, id, state: "pending" },
      data: {
        ...{ isTaken: true, lastCheckedAt: at, proofSeen: "present" },
        nextCheckAt: nextCheckAt({ state: "pending", createdAt, failingSince: null }, at),
      },
    }),
  );
}

/** Tells the platform that an organisation which is being deleted has no names any more, as far as it answers. */
export async function detachDomainsOf(organizationId: string): Promise<{ detached: number }> {
  const rows = await withPlatform("list custom domains of an organisation", (transaction) =>
    transaction.customDomain.findMany({ where: { organizationId, isAttached: true } }),
  );
  return { detached: await detach(rows, findHosting()) };
}

/** Tells the platform of names that are given up, and lets go of those whose hold is over. */
export async function clearReleasedDomains(): Promise<{ detached: number; freed: number }> {
  const left = await withPlatform("list custom domains to detach", (transaction) =>
    transaction.customDomain.findMany({
      where: {
        isAttached: true,
        OR: [{ state: "released" }, { organization: { deletedAt: { not: null } } }],
      },
      orderBy: { id: "asc" },
      take: MOST_A_RUN,
    }),
  );
  return { detached: await detach(left, findHosting()), freed: await freeHeld(readClock()) };
}

type Attached = { organizationId: string; id: string; hostName: string };

async function detach(domains: readonly Attached[], hosting: Hosting | null): Promise<number> {
  let detached = 0;
  for (const { organizationId, id, hostName } of domains) {
    // Without a platform there is nobody to tell.
    if (hosting && !(await hosting.detach(hostName))) continue;
    await withPlatform("note that a custom domain is detached", (transaction) =>
      transaction.customDomain.updateMany({ where: { organizationId, id }, data: { isAttached: false } }),
    );
    detached += 1;
  }
  return detached;
}

async function freeHeld(at: Date): Promise<number> {
  return withPlatform("let go of held custom domains", async (transaction) => {
    const { count } = await transaction.customDomain.deleteMany({
      where: { state: "released", heldUntil: { lte: at }, isAttached: false },
    });
    await transaction.customDomain.updateMany({
      where: { state: "pending", heldUntil: { lte: at } },
      data: { heldUntil: null },
    });
    return count;
  });
}
