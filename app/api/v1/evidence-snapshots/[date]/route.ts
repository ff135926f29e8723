import { readSnapshot } from "@/lib/api/resources/evidence-snapshots";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { getSnapshot } from "@/lib/evidence/queries";

export const GET = apiEndpoint(readSnapshot, async ({ context, params }) => {
  const { document } = await getSnapshot(context, params.date);
  return { status: 200, body: document };
});
