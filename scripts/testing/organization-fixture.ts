import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/roles";
import { withPlatform } from "@/lib/db/with-platform";

export type OrganizationFixture = {
  organization: { id: string; slug: string };
  user: { id: string; name: string; email: string };
  context: OrganizationContext;
};

// Tests move the clock by years; theirs is no test of the trial.
const FAR_AWAY = new Date("2100-01-01T00:00:00Z");

/** One organisation with one verified member, written directly: for tests of everything but sign-up. */
export async function createOrganizationFixture(
  name: string,
  role: Role = "owner",
): Promise<OrganizationFixture> {
  const unique = newId().slice(-12);
  const organization = { id: newId(), slug: `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${unique}` };
  const user = { id: newId(), name: `${name} Person`, email: `${unique}@example.test` };
  await withPlatform("test fixture", async (transaction) => {
    await transaction.organization.create({ data: { ...organization, name, trialEndsAt: FAR_AWAY } });
    await transaction.user.create({ data: { ...user, emailVerifiedAt: new Date() } });
    await transaction.membership.create({ data: { organizationId: organization.id, userId: user.id, role } });
  });
  return {
    organization,
    user,
    context: memberContext({
      organization,
      user,
      role,
      origin: { requestId: "test", ipAddress: "192.0.2.1", userAgent: "test" },
    }),
  };
}
