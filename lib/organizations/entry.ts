import "server-only";
import { sessionState } from "@/lib/accounts/session-policy";
import { touchSession, type ActiveSession } from "@/lib/accounts/sessions";
import { now as readClock } from "@/lib/core/clock";
import { isRole, type Role } from "@/lib/core/roles";
import { withPlatform } from "@/lib/db/with-platform";
import { toSubscription, type Subscription } from "@/lib/plans/subscription";
import { isSignInMethod, OPEN_POLICY, type SecurityPolicy, type SignInFacts } from "./security-policy";

type EnteredOrganization = {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  subscription: Subscription;
};

export type OrganizationEntry = {
  session: ActiveSession;
  /** Null where no organisation has this slug. */
  organization: EnteredOrganization | null;
  /** Null for people who are not members. */
  role: Role | null;
  /** How the person has signed in, and what the organisation demands of that. */
  facts: SignInFacts;
  policy: SecurityPolicy;
};

type EntryRow = {
  sessionId: string;
  lastUsedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  userId: string;
  userName: string;
  email: string;
  userTimeZone: string;
  isStaff: boolean;
  organizationId: string | null;
  organizationSlug: string;
  organizationName: string;
  organizationTimeZone: string;
  plan: string;
  subscriptionStatus: string;
  trialEndsAt: Date;
  closesAt: Date | null;
  role: string | null;
  signedInAt: Date;
  method: string;
  secondFactorAt: Date | null;
  hasSecondFactor: boolean;
  mustUseSingleSignOn: boolean;
  requireTwoFactorFrom: Date | null;
  sessionMaxHours: number | null;
  signInMethods: string[] | null;
};

/** Who knocks at which organisation, and as what, in one query. Null without a live session. */
export async function findEntry(sessionId: string, slug: string): Promise<OrganizationEntry | null> {
  return withPlatform("enter organisation", async (transaction) => {
    const [row] = await transaction.$queryRaw<EntryRow[]>`
      SELECT sessions.id AS "sessionId", sessions.last_used_at AS "lastUsedAt",
             sessions.expires_at AS "expiresAt", sessions.revoked_at AS "revokedAt",
             users.id AS "userId", users.name AS "userName", users.email::text AS email,
             users.time_zone AS "userTimeZone", users.is_staff AS "isStaff",
             organizations.id AS "organizationId", organizations.slug AS "organizationSlug",
             organizations.name AS "organizationName", organizations.time_zone AS "organizationTimeZone",
             organizations.plan, organizations.subscription_status AS "subscriptionStatus",
             organizations.trial_ends_at AS "trialEndsAt", organizations.closes_at AS "closesAt",
             memberships.role AS role,
             sessions.created_at AS "signedInAt", sessions.second_factor_at AS "secondFactorAt",
             -- For everybody but the organisation itself its provider is one provider among others.
             CASE WHEN sessions.sso_organization_id <> organizations.id THEN 'provider' ELSE sessions.method END AS method,
             requires_single_sign_on(organizations.id, users.email) AS "mustUseSingleSignOn",
             (EXISTS (SELECT 1 FROM totp_factors WHERE user_id = users.id AND confirmed_at IS NOT NULL)
              OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = users.id)) AS "hasSecondFactor",
             policies.require_two_factor_from AS "requireTwoFactorFrom",
             policies.session_max_hours AS "sessionMaxHours", policies.sign_in_methods AS "signInMethods"
        FROM sessions
        JOIN users ON users.id = sessions.user_id
        LEFT JOIN organizations ON organizations.slug = ${slug} AND organizations.deleted_at IS NULL
        LEFT JOIN memberships ON memberships.organization_id = organizations.id
                             AND memberships.user_id = users.id
        LEFT JOIN organization_security_policies AS policies ON policies.organization_id = organizations.id
       WHERE sessions.id = ${sessionId}::uuid`;
    if (!row || sessionState(row, readClock()) !== "active") return null;
    await touchSession(transaction, { id: row.sessionId, lastUsedAt: row.lastUsedAt });
    return toEntry(row);
  });
}

function toEntry(row: EntryRow): OrganizationEntry {
  return {
    session: {
      id: row.sessionId,
      user: {
        id: row.userId,
        name: row.userName,
        email: row.email,
        timeZone: row.userTimeZone,
        isStaff: row.isStaff,
      },
    },
    organization:
      row.organizationId === null
        ? null
        : {
            id: row.organizationId,
            slug: row.organizationSlug,
            name: row.organizationName,
            timeZone: row.organizationTimeZone,
            subscription: toSubscription(row),
          },
    role: row.role !== null && isRole(row.role) ? row.role : null,
    facts: {
      method: isSignInMethod(row.method) ? row.method : "password",
      signedInAt: row.signedInAt,
      secondFactorAt: row.secondFactorAt,
      hasSecondFactor: row.hasSecondFactor,
      mustUseSingleSignOn: row.mustUseSingleSignOn,
      isOwner: row.role === "owner",
    },
    policy: {
      requireTwoFactorFrom: row.requireTwoFactorFrom,
      sessionMaxHours: row.sessionMaxHours,
      signInMethods: row.signInMethods?.filter(isSignInMethod) ?? OPEN_POLICY.signInMethods,
    },
  };
}
