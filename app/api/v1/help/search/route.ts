import { searchHelpEndpoint } from "@/lib/api/resources/help";
import { publicEndpoint } from "@/lib/auth/public-endpoint";
import { noteMissedSearch } from "@/lib/help/missed-searches";
import { searchHelp } from "@/lib/help/search";

export const GET = publicEndpoint(searchHelpEndpoint, async ({ query: { q, limit }, origin }) => {
  const { hits } = searchHelp(q, { limit });
  if (hits.length === 0) await noteMissedSearch(q, origin);
  const items = hits.map(({ slug, title, section, score }) => ({ slug, title, section, score }));
  return { status: 200, body: { items } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
