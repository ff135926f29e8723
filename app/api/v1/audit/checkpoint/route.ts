import { presentCheckpoint, readAuditCheckpoint } from "@/lib/api/resources/audit-proofs";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { notFound } from "@/lib/core/errors";
import { findNewestCheckpoint } from "@/lib/transparency/queries";

export const GET = apiEndpoint(readAuditCheckpoint, async ({ context }) => {
  const newest = await findNewestCheckpoint(context);
  if (newest === null) throw notFound("checkpoint");
  return { status: 200, body: presentCheckpoint(newest) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
