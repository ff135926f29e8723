import { organizationRoute } from "@/lib/auth/organization-route";
import { testAddress } from "@/lib/auth/single-sign-on";
import { env } from "@/lib/env";

/** Signs in at the organisation's provider for real, to see whether its settings work. */
export const GET = organizationRoute(async ({ context }) => {
  const location = new URL(await testAddress(context), env.APP_URL).href;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});
