import type { PermissionAction } from "@/lib/core/permissions";

/** What an API key may be allowed, and the one permission that each scope stands for. */
const PERMISSION_BY_SCOPE = {
  "metrics:read": "metrics.read",
  "metrics:write": "metrics.write",
  "security-events:read": "security-events.read",
  "security-events:write": "security-events.write",
  "audit:read": "audit-log.read",
} as const satisfies Record<string, PermissionAction>;

export type ApiKeyScope = keyof typeof PERMISSION_BY_SCOPE;

export const API_KEY_SCOPES = Object.keys(PERMISSION_BY_SCOPE) as [ApiKeyScope, ...ApiKeyScope[]];

export const SCOPE_DESCRIPTIONS: Record<ApiKeyScope, string> = {
  "metrics:read": "Read metrics and their history",
  "metrics:write": "Send metric points",
  "security-events:read": "Read security events",
  "security-events:write": "Send security events",
  "audit:read": "Read the audit log",
};

export function isApiKeyScope(value: string): value is ApiKeyScope {
  return value in PERMISSION_BY_SCOPE;
}

/** The permissions of a key with these scopes; a scope that this version does not know gives none. */
export function permissionsOfScopes(scopes: readonly string[]): PermissionAction[] {
  return scopes.filter(isApiKeyScope).map((scope) => PERMISSION_BY_SCOPE[scope]);
}
