import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { isIdentityProvider, type IdentityProvider } from "./providers";

export type LinkedIdentity = {
  id: string;
  provider: IdentityProvider;
  email: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type IdentitiesState = {
  identities: LinkedIdentity[];
  /** Without one, changes to how somebody signs in cannot ask for it. */
  hasPassword: boolean;
};

/** The accounts of other providers that open this one. */
export async function getIdentities(userId: string): Promise<IdentitiesState> {
  return withPlatform("list a person's identities", async (transaction) => {
    const rows = await transaction.linkedIdentity.findMany({
      where: { userId },
      select: { id: true, provider: true, email: true, createdAt: true, lastUsedAt: true },
      orderBy: { createdAt: "asc" },
    });
    const identities = rows.flatMap(({ provider, ...row }) =>
      isIdentityProvider(provider) ? [{ ...row, provider }] : [],
    );
    return { identities, hasPassword: (await transaction.userCredential.count({ where: { userId } })) > 0 };
  });
}
