import { z } from "zod";
import type { GroupItem } from "@/lib/routing/groups/queries";
import { CreateGroupInput } from "@/lib/routing/schema";
import { defineEndpoint } from "../endpoint";
import { listQuery, namedSchemas, pageOf } from "../schemas";

const RecipientGroup = z
  .strictObject({
    id: z.uuid(),
    key: z.string().describe("Policies name it group:<key>. It never changes."),
    name: z.string(),
    description: z.string(),
    user_ids: z.array(z.uuid()),
    channel_keys: z.array(z.string()),
  })
  .describe("People and channels that policies tell as one.")
  .register(namedSchemas, { id: "RecipientGroup" });

const RecipientGroupPage = pageOf(RecipientGroup).register(namedSchemas, { id: "RecipientGroupPage" });

const { name, description, userIds, channelKeys } = CreateGroupInput.shape;
const fields = { name, description, user_ids: userIds, channel_keys: channelKeys };

const BODY_EXAMPLE = {
  name: "Database team",
  description: "Owns PostgreSQL",
  user_ids: [],
  channel_keys: [],
};

const EXAMPLE = {
  id: "01980c3e-8810-7a9b-9c11-6f3a1c9d4e55",
  key: "database-team",
  ...BODY_EXAMPLE,
} satisfies z.input<typeof RecipientGroup>;

const params = z.object({ id: z.uuid().describe("Id of the group.") });

export const listRecipientGroups = defineEndpoint({
  operation: "listRecipientGroups",
  method: "GET",
  path: "/api/v1/recipient-groups",
  tag: "Recipient groups",
  summary: "List recipient groups",
  description: "By name.",
  scope: "channels:write",
  requestsPerMinute: 300,
  query: listQuery({}),
  place: z.tuple([z.string(), z.string()]),
  answers: {
    200: {
      description: "A page of groups.",
      schema: RecipientGroupPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const addRecipientGroup = defineEndpoint({
  operation: "createRecipientGroup",
  method: "POST",
  path: "/api/v1/recipient-groups",
  tag: "Recipient groups",
  summary: "Make a recipient group",
  description: "People must be members; channels are named by their keys.",
  scope: "channels:write",
  requestsPerMinute: 60,
  body: {
    schema: z.strictObject({ key: CreateGroupInput.shape.key, ...fields }),
    example: { key: "database-team", ...BODY_EXAMPLE },
  },
  answers: { 201: { description: "The group.", schema: RecipientGroup, example: EXAMPLE } },
});

export const readRecipientGroup = defineEndpoint({
  operation: "getRecipientGroup",
  method: "GET",
  path: "/api/v1/recipient-groups/{id}",
  tag: "Recipient groups",
  summary: "Read a recipient group",
  description: "One group.",
  scope: "channels:write",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The group.", schema: RecipientGroup, example: EXAMPLE } },
});

export const changeRecipientGroup = defineEndpoint({
  operation: "changeRecipientGroup",
  method: "PATCH",
  path: "/api/v1/recipient-groups/{id}",
  tag: "Recipient groups",
  summary: "Change a recipient group",
  description: "Replaces all of it but its key.",
  scope: "channels:write",
  requestsPerMinute: 60,
  params,
  body: { schema: z.strictObject(fields), example: BODY_EXAMPLE },
  answers: { 200: { description: "The group as it is now.", schema: RecipientGroup, example: EXAMPLE } },
});

export const removeRecipientGroup = defineEndpoint({
  operation: "removeRecipientGroup",
  method: "DELETE",
  path: "/api/v1/recipient-groups/{id}",
  tag: "Recipient groups",
  summary: "Remove a recipient group",
  description: "Refused with conflict while a policy names it.",
  scope: "channels:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "The group is removed." } },
});

/** A group as the API shows it. */
export function presentGroup(group: GroupItem): z.input<typeof RecipientGroup> {
  const { id, key, people } = group;
  return {
    id,
    key,
    name: group.name,
    description: group.description,
    user_ids: people.map(({ userId }) => userId),
    channel_keys: group.channelKeys,
  };
}
