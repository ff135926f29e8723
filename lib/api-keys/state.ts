import type { ApiKeyState } from "./types";

/** Revocation outweighs expiry: it is somebody's decision. */
export function apiKeyState(key: { expiresAt: Date; revokedAt: Date | null }, now: Date): ApiKeyState {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt <= now ? "expired" : "active";
}
