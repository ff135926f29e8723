import "server-only";
import { env } from "@/lib/env";

/** Who asks for a key: browsers hand one out to the origin it was made for and to no other. */
export function relyingParty(): { rpID: string; rpName: string; origin: string } {
  const { hostname, origin } = new URL(env.APP_URL);
  return { rpID: hostname, rpName: "Regulix", origin };
}
