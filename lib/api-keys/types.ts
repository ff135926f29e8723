import type { ApiKeyScope } from "./scopes";

export type ApiKeyState = "active" | "expired" | "revoked";

export type ApiKeyListItem = {
  id: string;
  name: string;
  /** `rgx_` and the eight characters that follow: enough to recognise a key, useless to anybody else. */
  prefix: string;
  scopes: ApiKeyScope[];
  state: ApiKeyState;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  /** Null when the creator has left the organisation. */
  createdBy: string | null;
};

/** The only moment in which the token exists outside the caller's hands. */
export type CreatedApiKey = { id: string; name: string; token: string; expiresAt: Date };
