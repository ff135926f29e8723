import { z } from "zod";
import { ROLES } from "@/lib/core/roles";
import { MEMBER_ORDERS } from "@/lib/organizations/member-order";
import type { MemberListItem } from "@/lib/organizations/queries";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf, SearchText } from "../schemas";

const Role = z.enum(ROLES).register(namedSchemas, { id: "Role" });

const Member = z
  .strictObject({
    id: z.uuid().describe("Of the membership: it ends when the member leaves."),
    user_id: z.uuid().describe("Of the person, the same in all their organisations."),
    name: z.string(),
    email: z.string(),
    role: Role,
    joined_at: ApiTime,
  })
  .describe("Somebody who belongs to the organisation.")
  .register(namedSchemas, { id: "Member" });

const MemberPage = pageOf(Member).register(namedSchemas, { id: "MemberPage" });

const EXAMPLE = {
  id: "01980c3e-6c02-7f1a-8a51-0b6f6a1f7e21",
  user_id: "01980c3e-4f11-7d2b-b1a7-6f3a1c9d4e55",
  name: "Mira Castellanos",
  email: "mira@northwind.example",
  role: "admin",
  joined_at: "2026-03-04T10:02:11.000Z",
} satisfies z.input<typeof Member>;

const params = z.object({ id: z.uuid().describe("Id of the membership.") });

export const listMembers = defineEndpoint({
  operation: "listMembers",
  method: "GET",
  path: "/api/v1/members",
  tag: "Members",
  summary: "List members",
  description: "Everybody who belongs to the organisation.",
  scope: "members:read",
  requestsPerMinute: 600,
  query: listQuery({
    role: z.array(Role).default([]).describe("Only these roles; may be repeated."),
    search: SearchText.optional().describe("Part of a name or an e-mail address."),
    sort: z.enum(MEMBER_ORDERS).default("joined_at"),
  }),
  place: z.tuple([z.string(), z.string()]),
  answers: {
    200: {
      description: "A page of members.",
      schema: MemberPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const readMember = defineEndpoint({
  operation: "getMember",
  method: "GET",
  path: "/api/v1/members/{id}",
  tag: "Members",
  summary: "Read a member",
  description: "One member by the id of the membership.",
  scope: "members:read",
  requestsPerMinute: 600,
  params,
  answers: { 200: { description: "The member.", schema: Member, example: EXAMPLE } },
});

export const changeRole = defineEndpoint({
  operation: "changeMemberRole",
  method: "PATCH",
  path: "/api/v1/members/{id}",
  tag: "Members",
  summary: "Change a member's role",
  description: "An API key manages what an admin manages: it can neither make nor change an owner.",
  scope: "members:write",
  requestsPerMinute: 60,
  params,
  body: { schema: z.strictObject({ role: Role }), example: { role: "auditor" } },
  answers: {
    200: {
      description: "The member as they are now.",
      schema: Member,
      example: { ...EXAMPLE, role: "auditor" },
    },
  },
});

export const removeFromOrganization = defineEndpoint({
  operation: "removeMember",
  method: "DELETE",
  whileReadOnly: true,
  path: "/api/v1/members/{id}",
  tag: "Members",
  summary: "Remove a member",
  description: "Access ends with the member's next request. An owner cannot be removed by an API key.",
  scope: "members:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "The member is removed." } },
});

/** A member as the API shows them. */
export function presentMember(member: MemberListItem): z.input<typeof Member> {
  const { membershipId, userId, name, email, role, joinedAt } = member;
  return { id: membershipId, user_id: userId, name, email, role, joined_at: joinedAt.toISOString() };
}
