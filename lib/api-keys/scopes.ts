import type { PermissionAction } from "@/lib/core/permissions";

/** What an API key may be allowed, which is what the API offers, and the one permission that each scope stands for. */
const PERMISSION_BY_SCOPE = {
  "metrics:write": "metrics.write",
  "security-events:write": "security-events.write",
} as const satisfies Record<string, PermissionAction>;

export type ApiKeyScope = keyof typeof PERMISSION_BY_SCOPE;

export const API_KEY_SCOPES = Object.keys(PERMISSION_BY_SCOPE) as [ApiKeyScope, ...ApiKeyScope[]];

export const SCOPE_DESCRIPTIONS: Record<ApiKeyScope, string> = {
  "metrics:write": "Send metric points",
  "security-events:write": "Send security events",
};

export function isApiKeyScope(value: string): value is ApiKeyScope {
  return value in PERMISSION_BY_SCOPE;
}

/** The permissions of a key with these scopes; a scope that this version does not know gives none. */
export function permissionsOfScopes(scopes: readonly string[]): PermissionAction[] {
  return scopes.filter(isApiKeyScope).map((scope) => PERMISSION_BY_SCOPE[scope]);
}
