import { notApplicable, populationCheck } from "./define-check";
import type { AutomaticCheck } from "./types";

const OF_LIVE_KEYS = `FROM api_keys key WHERE key.organization_id = asked.organization_id
      AND key.revoked_at IS NULL AND key.expires_at > moment.at`;

const KEYS = {
  version: 1,
  path: "/settings/api-keys",
  rowKind: "api_key",
  noun: ["live API key", "live API keys"],
  whenNone: notApplicable("There is no live API key."),
} as const;

const GREAT_SCOPES = "ARRAY['api-keys:write', 'members:write', 'organization:write']";

/** What can be seen of API keys. */
export const KEY_CHECKS: readonly AutomaticCheck[] = [
  populationCheck({
    ...KEYS,
    id: "api-key-expiry",
    title: "API keys end within a year",
    description: "Each live key was made to stop working at most a year after its creation.",
    remedy: "Replace the keys named here with ones that end sooner.",
    fault: "made to work for more than a year",
    subjects: `  SELECT key.id::text AS id, key.expires_at > key.created_at + interval '366 days' AS fails ${OF_LIVE_KEYS}`,
  }),
  populationCheck({
    ...KEYS,
    id: "api-key-age",
    title: "API keys are rotated",
    description: "No live key is older than 180 days.",
    remedy: "Make a new key, put it where the old one is used, and revoke the old one.",
    fault: "older than 180 days",
    subjects: `  SELECT key.id::text AS id, key.created_at < moment.at - interval '180 days' AS fails ${OF_LIVE_KEYS}`,
  }),
  populationCheck({
    ...KEYS,
    id: "api-key-scope",
    title: "API keys allow little",
    description: "No live key can make keys, change members or change the organisation.",
    remedy: "Replace the keys named here with ones that have only the scopes their program needs.",
    fault: "with a scope that changes keys, members or the organisation",
    subjects: `  SELECT key.id::text AS id, key.scopes && ${GREAT_SCOPES} AS fails ${OF_LIVE_KEYS}`,
  }),
  populationCheck({
    ...KEYS,
    id: "api-key-unused",
    title: "API keys are in use",
    description: "Each live key was used within 90 days, or made within 90 days.",
    remedy: "Revoke the keys named here: nobody would notice that they were stolen.",
    fault: "not used for 90 days",
    subjects: `  SELECT key.id::text AS id,
      greatest(key.created_at, key.last_used_at) < moment.at - interval '90 days' AS fails ${OF_LIVE_KEYS}`,
  }),
  populationCheck({
    ...KEYS,
    id: "orphaned-api-keys",
    title: "API keys belong to somebody",
    description: "Whoever made a live key is still a member.",
    remedy: "Replace the keys named here: their makers have left.",
    fault: "made by somebody who has left",
    subjects: `  SELECT key.id::text AS id, NOT EXISTS (SELECT FROM memberships member
      WHERE member.organization_id = key.organization_id AND member.user_id = key.created_by_user_id) AS fails
    ${OF_LIVE_KEYS}`,
  }),
];
