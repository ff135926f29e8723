import { listRequirements, presentRequirement } from "@/lib/api/resources/compliance";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getFramework } from "@/lib/compliance/queries/frameworks";
import { pageOfAll } from "@/lib/core/page";

export const GET = apiEndpoint(listRequirements, async ({ context, query, after, cursorTo }) => {
  const { framework, requirements } = await getFramework(context, query.framework);
  const asked = requirements
    .filter(({ state }) => query.state === undefined || state === query.state)
    .map((requirement) => presentRequirement(framework.id, requirement));
  const place = { after: after?.[0], limit: query.limit };
  const { items, next } = pageOfAll(asked, place, ({ id }) => id);
  return { status: 200, body: { data: items, next_cursor: cursorTo(next === null ? null : [next]) } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
