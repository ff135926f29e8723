import type { PermissionAction } from "@/lib/core/permissions";

const GROUPS = [
  "Metrics",
  "Security events",
  "Alerts",
  "Incidents",
  "Evidence",
  "Compliance",
  "Audit log",
  "Organisation",
  "Members",
  "API keys",
  "Support",
] as const;

type ScopeFacts = {
  group: (typeof GROUPS)[number];
  description: string;
  permissions: readonly PermissionAction[];
};

/**
 * What an API key may be allowed, which is what the API offers, and the permissions each scope stands for.
 * Whoever may change settings may read them; whoever sends data may not read it, so that a key that lies
 * on many machines gives nothing away.
 */
const SCOPES = {
  "metrics:read": {
    group: "Metrics",
    description: "Read metrics and their histories",
    permissions: ["metrics.read"],
  },
  "metrics:write": { group: "Metrics", description: "Send metric points", permissions: ["metrics.write"] },
  "security-events:read": {
    group: "Security events",
    description: "Read security events",
    permissions: ["security-events.read"],
  },
  "security-events:write": {
    group: "Security events",
    description: "Send security events",
    permissions: ["security-events.write"],
  },
  "alerts:read": {
    group: "Alerts",
    description: "Read alerts and the policies behind them",
    permissions: ["alerts.read", "alert-policies.read"],
  },
  "alerts:write": {
    group: "Alerts",
    description: "Read and answer alerts: acknowledge, resolve, snooze, assign",
    permissions: ["alerts.read", "alerts.respond", "alert-policies.read"],
  },
  "alert-policies:write": {
    group: "Alerts",
    description: "Read and change alert policies",
    permissions: ["alert-policies.read", "alert-policies.manage"],
  },
  "silences:write": {
    group: "Alerts",
    description: "Read and make silences and maintenance windows",
    permissions: ["silences.read", "silences.manage"],
  },
  "channels:write": {
    group: "Alerts",
    description: "Read and change channels and recipient groups; secrets are never shown",
    permissions: ["channels.read", "channels.manage"],
  },
  "on-call:read": {
    group: "Alerts",
    description: "Read who is on call, schedules and escalation policies",
    permissions: ["on-call.read"],
  },
  "on-call:write": {
    group: "Alerts",
    description: "Read and change schedules and escalation policies",
    permissions: ["on-call.read", "on-call.manage"],
  },
  "incidents:read": {
    group: "Incidents",
    description: "Read incidents and post-mortems",
    permissions: ["incidents.read"],
  },
  "incidents:write": {
    group: "Incidents",
    description: "Read and work on incidents",
    permissions: ["incidents.read", "incidents.respond"],
  },
  "evidence:read": {
    group: "Evidence",
    description: "Read signed daily evidence",
    permissions: ["evidence.read"],
  },
  "evidence:export": {
    group: "Evidence",
    description: "Read evidence, make SOC 2 reports and take them along",
    permissions: ["evidence.read", "evidence.export"],
  },
  "compliance:read": {
    group: "Compliance",
    description: "Read frameworks, controls and what checks found",
    permissions: ["compliance.read"],
  },
  "compliance:write": {
    group: "Compliance",
    description: "Read frameworks, run checks and answer manual ones",
    permissions: ["compliance.read", "compliance.run", "compliance.answer"],
  },
  "audit-log:read": {
    group: "Audit log",
    description: "Read who changed what, with names and addresses",
    permissions: ["audit-log.read"],
  },
  "organization:read": {
    group: "Organisation",
    description: "Read name, address and plan",
    permissions: ["organization.read"],
  },
  "organization:write": {
    group: "Organisation",
    description: "Read the organisation and rename it",
    permissions: ["organization.read", "organization.update"],
  },
  "members:read": {
    group: "Members",
    description: "Read who belongs to the organisation",
    permissions: ["members.read"],
  },
  "members:write": {
    group: "Members",
    description: "Read members, change their roles and remove them, owners excepted",
    permissions: ["members.read", "members.update", "members.remove"],
  },
  "api-keys:read": { group: "API keys", description: "List API keys", permissions: ["api-keys.read"] },
  "api-keys:write": {
    group: "API keys",
    description: "List, create and revoke API keys; never with more scopes than its own",
    permissions: ["api-keys.read", "api-keys.manage"],
  },
  "support:read": {
    group: "Support",
    description: "Read all requests to the support, with what was said",
    permissions: ["support.read", "support.read-all"],
  },
  "support:write": {
    group: "Support",
    description: "Read, open and answer requests to the support",
    permissions: ["support.read", "support.read-all", "support.write"],
  },
} as const satisfies Record<string, ScopeFacts>;

export type ApiKeyScope = keyof typeof SCOPES;

export const API_KEY_SCOPES = Object.keys(SCOPES) as [ApiKeyScope, ...ApiKeyScope[]];

/** The scopes as a form offers them. */
export const SCOPE_GROUPS = GROUPS.map((label) => ({
  label,
  scopes: API_KEY_SCOPES.filter((scope) => SCOPES[scope].group === label).map((scope) => ({
    scope,
    description: SCOPES[scope].description,
  })),
}));

export function isApiKeyScope(value: string): value is ApiKeyScope {
  return Object.hasOwn(SCOPES, value);
}

/** The permissions of a key with these scopes; a scope that this version does not know gives none. */
export function permissionsOfScopes(scopes: readonly string[]): PermissionAction[] {
  return [...new Set(scopes.filter(isApiKeyScope).flatMap((scope) => SCOPES[scope].permissions))];
}

/** True when somebody with these permissions may do everything the scope stands for. */
export function allowsScope(permissions: readonly PermissionAction[], scope: ApiKeyScope): boolean {
  return SCOPES[scope].permissions.every((permission) => permissions.includes(permission));
}
