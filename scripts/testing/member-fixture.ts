import { memberContext, type OrganizationContext } from "@/lib/core/context";
import type { Role } from "@/lib/core/roles";
import { createAccount, newOrigin } from "./account-fixture";
import { asSuperuser } from "./superuser";

export type MemberFixture = {
  user: { id: string; name: string; email: string };
  membershipId: string;
  context: OrganizationContext;
};

/** A person with a password who belongs to the organisation. */
export async function addMemberFixture(
  organization: { id: string; slug: string },
  role: Role,
): Promise<MemberFixture> {
  const user = await createAccount();
  return joinOrganization(organization, user, role);
}

/** Makes an existing person a member. */
export async function joinOrganization(
  organization: { id: string; slug: string },
  user: MemberFixture["user"],
  role: Role,
): Promise<MemberFixture> {
  const { rows } = await asSuperuser(
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, $3) RETURNING id",
    [organization.id, user.id, role],
  );
  const [{ id: membershipId }] = rows as [{ id: string }];
  const context = memberContext({ organization, user, role, origin: newOrigin() });
  return { user, membershipId, context };
}
