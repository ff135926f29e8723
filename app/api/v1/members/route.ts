import { listMembers, presentMember } from "@/lib/api/resources/members";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { listMemberPage } from "@/lib/organizations/member-pages";

export const GET = apiEndpoint(listMembers, async ({ context, query, after, cursorTo }) => {
  const { role: roles, search = "", sort: order, limit } = query;
  const { items, next } = await listMemberPage(context, { roles, search, order, after, limit });
  return { status: 200, body: { data: items.map(presentMember), next_cursor: cursorTo(next) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
