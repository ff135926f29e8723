import { presentPostMortem, readPostMortem } from "@/lib/api/resources/incidents";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getPostMortem } from "@/lib/incidents/queries/post-mortems";

export const GET = apiEndpoint(readPostMortem, async ({ context, params }) => ({
  status: 200,
  body: presentPostMortem(await getPostMortem(context, params.id)),
}));

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
