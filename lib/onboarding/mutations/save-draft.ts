import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import type { Draft } from "../schema";

/** Keeps what is typed into the first step, so that it is there on another device. */
export async function saveDraft(userId: string, draft: Draft): Promise<void> {
  await withPlatform("keep a draft of onboarding", (transaction) =>
    transaction.onboarding.updateMany({
      where: { userId, closedAt: null },
      data: { draft, lastActiveAt: now() },
    }),
  );
}
