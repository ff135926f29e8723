import { organizationRoute } from "@/lib/auth/organization-route";
import { notFound } from "@/lib/core/errors";
import { getSnapshot } from "@/lib/evidence/queries";
import { DaySchema } from "@/lib/evidence/schema";

export const GET = organizationRoute<{ organization: string; date: string }>(async ({ context, params }) => {
  const day = DaySchema.safeParse(params.date);
  if (!day.success) throw notFound("snapshot");
  const { document } = await getSnapshot(context, day.data);
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="evidence-${day.data}.json"`,
      "cache-control": "no-store",
    },
  });
});
