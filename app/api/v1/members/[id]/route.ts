import { changeRole, presentMember, readMember, removeFromOrganization } from "@/lib/api/resources/members";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getMember } from "@/lib/organizations/member-pages";
import { changeMemberRole } from "@/lib/organizations/mutations/change-member-role";
import { removeMember } from "@/lib/organizations/mutations/remove-member";

export const GET = apiEndpoint(readMember, async ({ context, params }) => ({
  status: 200,
  body: presentMember(await getMember(context, params.id)),
}));

export const PATCH = apiEndpoint(changeRole, async ({ context, params, body }) => {
  await changeMemberRole(context, { membershipId: params.id, role: body.role });
  return { status: 200, body: presentMember(await getMember(context, params.id)) };
});

export const DELETE = apiEndpoint(removeFromOrganization, async ({ context, params }) => {
  await removeMember(context, { membershipId: params.id });
  return { status: 204 };
});

export { refuseMethod as POST, refuseMethod as PUT, tellMethods as OPTIONS } from "@/lib/api/other-methods";
