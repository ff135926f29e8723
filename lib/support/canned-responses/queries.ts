import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import type { CannedResponse } from "./schema";

/** Every answer that is kept; a desk has some dozens. */
export async function listCannedResponses(): Promise<CannedResponse[]> {
  return withPlatform("list canned responses", (transaction) =>
    transaction.supportCannedResponse.findMany({
      orderBy: { shortcode: "asc" },
      select: { id: true, shortcode: true, title: true, body: true },
    }),
  );
}
