import { readSnapshot } from "@/lib/api/resources/evidence-snapshots";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getSnapshot } from "@/lib/evidence/queries";

export const GET = apiEndpoint(readSnapshot, async ({ context, params }) => {
  const { document } = await getSnapshot(context, params.date);
  return { status: 200, body: document };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
