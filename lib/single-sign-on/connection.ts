import "server-only";
import { decryptSecret, encryptSecret } from "@/lib/crypto/encryption";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import type { ProviderSettings } from "./oidc/provider";

export type StoredConnection = {
  id: string;
  organization: { id: string; slug: string; name: string };
  settings: ProviderSettings;
  defaultRole: string | null;
  isTested: boolean;
  updatedAt: Date;
};

const place = (connectionId: string) => `sso:${connectionId}:client-secret`;

export const sealClientSecret = (connectionId: string, secret: string) =>
  encryptSecret(secret, place(connectionId));

/** Where a provider sends people back to: one address an organisation, so that answers cannot be mixed up. */
export function redirectUriOf(organizationId: string): string {
  return new URL(`/api/sso/callback/${organizationId}`, env.APP_URL).href;
}

/** An organisation's connection with its secret; null where there is none. */
export async function findConnection(organizationId: string): Promise<StoredConnection | null> {
  const row = await withPlatform("reach an organisation's provider", (transaction) =>
    transaction.ssoConnection.findFirst({
      where: { organizationId, organization: { deletedAt: null } },
      include: { organization: { select: { id: true, slug: true, name: true } } },
    }),
  );
  if (row === null) return null;
  const { id, organization, issuer, clientId, clientSecret, defaultRole, testedAt, updatedAt } = row;
  const settings = { issuer, clientId, clientSecret: decryptSecret(clientSecret, place(id)) };
  return { id, organization, settings, defaultRole, isTested: testedAt !== null, updatedAt };
}
