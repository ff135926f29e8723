import { z } from "zod";
import { counted, factsCheck, fail, notApplicable, notAssessed, pass, populationCheck } from "./define-check";
import type { AutomaticCheck } from "./types";

const MEMBERS = ["member", "members"] as const;
const NO_MEMBERS = notAssessed("The organisation has no members.");

const HAS_FACTOR = `(EXISTS (SELECT FROM totp_factors factor WHERE factor.user_id = member.user_id AND factor.confirmed_at IS NOT NULL)
      OR EXISTS (SELECT FROM passkeys passkey WHERE passkey.user_id = member.user_id))`;

const OF_MEMBERS = "FROM memberships member WHERE member.organization_id = asked.organization_id";

/** A session is kept at least so long after its last use: who has none did not come. */
const STALE_DAYS = 30;
const LEAST_CODES = 3;

export const ACCESS_CHECKS: readonly AutomaticCheck[] = [
  populationCheck({
    id: "mfa-coverage",
    version: 1,
    title: "Every member has a second factor",
    description: "An authenticator app or a passkey is set up in the account of each member.",
    remedy:
      "Require two-factor authentication in the sign-in policies, and ask those who are left to set it up.",
    path: "/settings/policies",
    rowKind: "member",
    noun: MEMBERS,
    fault: "without a second factor",
    whenNone: NO_MEMBERS,
    subjects: `  SELECT member.id::text AS id, NOT ${HAS_FACTOR} AS fails ${OF_MEMBERS}`,
  }),
  factsCheck({
    id: "mfa-required",
    version: 1,
    title: "A second factor is required",
    description: "The sign-in policy asks every member for a second factor, and its grace period is over.",
    remedy: "Require two-factor authentication in the sign-in policies.",
    path: "/settings/policies",
    rowKind: "member",
    found: `  SELECT count(policy.*) > 0 AND bool_and(policy.require_two_factor_from IS NOT NULL) AS required,
    coalesce(bool_and(policy.require_two_factor_from <= moment.at), false) AS in_force
  FROM organization_security_policies policy WHERE policy.organization_id = asked.organization_id`,
    facts: z.strictObject({ required: z.boolean(), in_force: z.boolean() }),
    judge: ({ required, in_force }) => {
      if (!required) return fail("The sign-in policy does not ask for a second factor.");
      return in_force
        ? pass("The sign-in policy asks everybody for a second factor.")
        : fail("A second factor will be required, but the grace period is not over.");
    },
  }),
  populationCheck({
    id: "admin-mfa",
    version: 1,
    title: "Owners and admins have a second factor",
    description: "Whoever can change settings has an authenticator app or a passkey.",
    remedy: "Ask the owners and admins named here to set up a second factor.",
    path: "/settings/members",
    rowKind: "member",
    noun: ["owner or admin", "owners and admins"],
    fault: "without a second factor",
    whenNone: notAssessed("The organisation has no owner or admin."),
    subjects: `  SELECT member.id::text AS id, NOT ${HAS_FACTOR} AS fails ${OF_MEMBERS} AND member.role IN ('owner', 'admin')`,
  }),
  populationCheck({
    id: "recovery-codes-left",
    version: 1,
    title: "Recovery codes are left",
    description: `Members with an authenticator app have at least ${LEAST_CODES} unused recovery codes.`,
    remedy: "Ask the members named here to make new recovery codes in their account security.",
    path: "/settings/members",
    rowKind: "member",
    noun: ["member with an authenticator app", "members with an authenticator app"],
    fault: `with fewer than ${LEAST_CODES} unused recovery codes`,
    whenNone: notApplicable("No member uses an authenticator app."),
    subjects: `  SELECT member.id::text AS id, (SELECT count(*) FROM recovery_codes code
      WHERE code.user_id = member.user_id AND code.used_at IS NULL) < ${LEAST_CODES} AS fails
    ${OF_MEMBERS} AND EXISTS (SELECT FROM totp_factors factor
      WHERE factor.user_id = member.user_id AND factor.confirmed_at IS NOT NULL)`,
  }),
  populationCheck({
    id: "password-hashing",
    version: 1,
    title: "Passwords are stored with Argon2id",
    description: "Each stored password is a salted hash of Argon2id with at least 19 MiB of memory.",
    remedy: "Ask the members named here to sign in and change their password.",
    path: "/settings/members",
    rowKind: "member",
    noun: ["stored password", "stored passwords"],
    fault: "stored with a weaker hash",
    whenNone: notApplicable("No member has a password."),
    subjects: `  SELECT member.id::text AS id,
      credential.password_hash !~ '^\\$argon2id\\$v=19\\$'
        OR coalesce(substring(credential.password_hash FROM 'm=(\\d+)')::int, 0) < 19456 AS fails
    FROM memberships member JOIN user_credentials credential USING (user_id)
    WHERE member.organization_id = asked.organization_id`,
  }),
  factsCheck({
    id: "sign-in-methods",
    version: 1,
    title: "A password alone does not open",
    description: "The sign-in policy leaves passwords out, or requires a second factor beside them.",
    remedy: "Require a second factor, or allow only passkeys and single sign-on, in the sign-in policies.",
    path: "/settings/policies",
    rowKind: "member",
    found: `  SELECT coalesce(bool_and('password' = ANY (policy.sign_in_methods)), true) AS allows_password,
    coalesce(bool_or(policy.require_two_factor_from <= moment.at), false) AS requires_factor
  FROM organization_security_policies policy WHERE policy.organization_id = asked.organization_id`,
    facts: z.strictObject({ allows_password: z.boolean(), requires_factor: z.boolean() }),
    judge: ({ allows_password, requires_factor }) => {
      if (!allows_password) return pass("Passwords are not among the ways to sign in.");
      return requires_factor
        ? pass("A password needs a second factor beside it.")
        : fail("A password alone is enough to sign in.");
    },
  }),
  populationCheck({
    id: "verified-addresses",
    version: 1,
    title: "Addresses are verified",
    description: "Each member has shown that the e-mail address of the account is theirs.",
    remedy: "Ask the members named here to follow the link in the mail that verifies their address.",
    path: "/settings/members",
    rowKind: "member",
    noun: MEMBERS,
    fault: "with an address that was never verified",
    whenNone: NO_MEMBERS,
    subjects: `  SELECT member.id::text AS id, person.email_verified_at IS NULL AS fails
    FROM memberships member JOIN users person ON person.id = member.user_id
    WHERE member.organization_id = asked.organization_id`,
  }),
  factsCheck({
    id: "session-length",
    version: 1,
    title: "Sessions last a day at most",
    description: "The sign-in policy asks to sign in again after 24 hours or sooner.",
    remedy: "Limit sessions to 24 hours or less in the sign-in policies.",
    path: "/settings/policies",
    rowKind: "member",
    found: `  SELECT max(policy.session_max_hours) AS hours
  FROM organization_security_policies policy WHERE policy.organization_id = asked.organization_id`,
    facts: z.strictObject({ hours: z.int().nullable() }),
    judge: ({ hours }) => {
      if (hours === null) return fail("No limit is set: a session lasts up to 30 days.");
      return hours <= 24
        ? pass(`Sessions last ${hours} hours at most.`)
        : fail(`Sessions last ${hours} hours.`);
    },
  }),
  populationCheck({
    id: "sessions-fresh",
    version: 1,
    title: "No forgotten session still opens",
    description: "No live session of a member has gone unused for two weeks or is older than thirty days.",
    remedy: "Ask the members to sign out everywhere in their account security.",
    path: "/settings/members",
    rowKind: "session",
    noun: ["live session", "live sessions"],
    fault: "unused for two weeks or older than thirty days",
    whenNone: notApplicable("Nobody is signed in."),
    subjects: `  SELECT session.id::text AS id, session.created_at < moment.at - interval '30 days' AS fails
    FROM memberships member JOIN sessions session USING (user_id)
    WHERE member.organization_id = asked.organization_id AND session.revoked_at IS NULL
      AND session.expires_at > moment.at AND session.last_used_at > moment.at - interval '14 days'`,
  }),
  populationCheck({
    id: "stale-access",
    version: 1,
    title: "Accounts are in use",
    description: `Each member who joined more than ${STALE_DAYS} days ago has been here within ${STALE_DAYS} days.`,
    remedy: "Confirm that the members named here still need access, or remove them.",
    path: "/settings/members",
    rowKind: "member",
    noun: MEMBERS,
    fault: `not seen for ${STALE_DAYS} days`,
    whenNone: NO_MEMBERS,
    subjects: `  SELECT member.id::text AS id, member.created_at < moment.at - interval '${STALE_DAYS} days'
      AND NOT EXISTS (SELECT FROM sessions session WHERE session.user_id = member.user_id
        AND session.last_used_at > moment.at - interval '${STALE_DAYS} days') AS fails
    ${OF_MEMBERS}`,
  }),
  populationCheck({
    id: "pending-invitations",
    version: 1,
    title: "No invitation lies around",
    description:
      "Invitations that expired, or give the role of owner or admin and wait for over three days, are revoked.",
    remedy: "Revoke the invitations named here, or send them again.",
    path: "/settings/members",
    rowKind: "invitation",
    noun: ["open invitation", "open invitations"],
    fault: "expired, or to a great role and waiting for over three days",
    whenNone: notApplicable("No invitation is open."),
    subjects: `  SELECT invitation.id::text AS id, invitation.expires_at <= moment.at
      OR (invitation.role IN ('owner', 'admin') AND invitation.created_at < moment.at - interval '3 days') AS fails
    FROM invitations invitation WHERE invitation.organization_id = asked.organization_id
      AND invitation.accepted_at IS NULL AND invitation.revoked_at IS NULL`,
  }),
  factsCheck({
    id: "owner-count",
    version: 1,
    title: "Two to five owners",
    description: "Somebody else can act when an owner is away, and yet few people hold the greatest rights.",
    remedy: "Make a second member an owner, or give some owners a lesser role.",
    path: "/settings/members",
    rowKind: "member",
    found: `  SELECT count(*)::int AS members, (count(*) FILTER (WHERE member.role = 'owner'))::int AS owners ${OF_MEMBERS}`,
    facts: z.strictObject({ members: z.int(), owners: z.int() }),
    judge: ({ members, owners }) => {
      if (members === 1) return notApplicable("The organisation has one member only.");
      if (owners < 2) return fail("One owner alone holds the organisation.");
      return owners <= 5 ? pass(`${owners} owners.`) : fail(`${owners} owners are more than five.`);
    },
  }),
  factsCheck({
    id: "privileged-share",
    version: 1,
    title: "Few people hold great rights",
    description: "In an organisation of five or more, at most half of the members are owners or admins.",
    remedy: "Give members who change no settings the role of member or auditor.",
    path: "/settings/members",
    rowKind: "member",
    found: `  SELECT count(*)::int AS members, (count(*) FILTER (WHERE member.role IN ('owner', 'admin')))::int AS privileged ${OF_MEMBERS}`,
    facts: z.strictObject({ members: z.int(), privileged: z.int() }),
    judge: ({ members, privileged }) => {
      if (members < 5) return notApplicable("The organisation has fewer than five members.");
      const said = `${privileged} of ${counted(members, MEMBERS)} can change settings.`;
      return privileged * 2 <= members ? pass(said) : fail(said);
    },
  }),
  factsCheck({
    id: "sso-enforced",
    version: 1,
    title: "Single sign-on cannot be gone around",
    description:
      "Where an identity provider is connected, it has been tested and is required for a proven domain.",
    remedy: "Test the connection and require single sign-on for your domain.",
    path: "/settings/single-sign-on",
    rowKind: "domain",
    found: `  SELECT connection.tested_at IS NOT NULL AS tested, EXISTS (SELECT FROM organization_domains domain
      WHERE domain.organization_id = asked.organization_id AND domain.sign_on = 'required'
        AND domain.verified_at IS NOT NULL AND domain.missing_since IS NULL) AS required
  FROM sso_connections connection WHERE connection.organization_id = asked.organization_id`,
    facts: z.strictObject({ tested: z.boolean().nullable(), required: z.boolean().nullable() }),
    judge: ({ tested, required }) => {
      if (tested === null) return notApplicable("No identity provider is connected.");
      if (!tested) return fail("The connection to the identity provider has not been tested.");
      return required
        ? pass("Members of a proven domain must sign in with the identity provider.")
        : fail("No proven domain requires the identity provider.");
    },
  }),
  populationCheck({
    id: "sso-domains-proven",
    version: 1,
    title: "Domains are proven",
    description: "Each domain that was claimed is proven by its DNS record, and the record is still there.",
    remedy: "Put the TXT record in place, or remove the domain.",
    path: "/settings/single-sign-on",
    rowKind: "domain",
    noun: ["domain", "domains"],
    fault: "not proven",
    whenNone: notApplicable("No domain is claimed."),
    subjects: `  SELECT domain.id::text AS id, domain.verified_at IS NULL OR domain.missing_since IS NOT NULL AS fails
    FROM organization_domains domain WHERE domain.organization_id = asked.organization_id`,
  }),
  populationCheck({
    id: "support-access",
    version: 1,
    title: "Support looked in briefly and for a reason",
    description:
      "Each access of the platform's staff in 90 days names its reason and lasted four hours at most.",
    remedy: "Ask the operator of the platform why the accesses named here lasted longer.",
    path: "/settings/audit-log?action=staff.look",
    rowKind: "support_access",
    noun: ["access of support", "accesses of support"],
    fault: "without a reason or longer than four hours",
    whenNone: pass("Support has not looked in for 90 days."),
    subjects: `  SELECT access.id::text AS id, length(trim(access.reason)) = 0
      OR coalesce(access.ended_at, access.expires_at) - access.started_at > interval '4 hours' AS fails
    FROM support_accesses access WHERE access.organization_id = asked.organization_id
      AND access.started_at > moment.at - interval '90 days'`,
  }),
  populationCheck({
    id: "cross-tenant-attempts",
    version: 1,
    title: "Nobody reached for another tenant's data",
    description: "No cross-tenant attempt by members or keys of this organisation in 30 days.",
    remedy: "Look at the events named here: a script with a wrong id, or somebody who tries.",
    path: "/security?kind=access.cross_tenant",
    rowKind: "security_event",
    noun: ["attempt", "attempts"],
    fault: "recorded in 30 days",
    whenNone: pass("No attempt in 30 days."),
    subjects: `  SELECT event.sequence::text AS id, true AS fails FROM security_events event
    WHERE event.organization_id = asked.organization_id AND event.kind = 'access.cross_tenant'
      AND event.occurred_at > moment.at - interval '30 days'`,
  }),
];
