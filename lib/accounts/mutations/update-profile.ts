import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import type { UpdateProfileInput } from "../schema";
import type { ActiveSession } from "../sessions";
import { userActor } from "../user-actor";

/** Changes one's own name and time zone. */
export async function updateProfile(
  session: ActiveSession,
  input: UpdateProfileInput,
  origin: RequestOrigin,
): Promise<void> {
  const { user } = session;
  await withPlatform("update a profile", async (transaction) => {
    await transaction.user.update({ where: { id: user.id }, data: input });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "accounts.update_profile",
      resource: { kind: "user", id: user.id },
      before: { timeZone: user.timeZone },
      after: { timeZone: input.timeZone },
      personal: { "before.name": user.name, "after.name": input.name },
    });
  });
}
