"use server";

import { acknowledgeAllOf } from "@/lib/alerts/mutations/acknowledge-all";
import { AcknowledgeAllInput } from "@/lib/alerts/schema";
import { organizationAction } from "@/lib/auth/action-client";
import { collectNow } from "@/lib/collection/mutations";

const collect = organizationAction
  .metadata({ permission: "collection.run" })
  .action(({ ctx }) => collectNow(ctx.organization));

/** Collects the newest five minutes, and says in words how it went. */
export async function collectFromPaletteAction(slug: string): Promise<{ message: string; failed: boolean }> {
  const { data, serverError } = await collect(slug);
  if (serverError || !data) return { message: serverError?.message ?? "Not collected", failed: true };
  const message = data.collected ? "Collected" : "The newest five minutes are collected already";
  return { message, failed: false };
}

const acknowledgeAll = organizationAction
  .metadata({ permission: "alerts.respond" })
  .inputSchema(AcknowledgeAllInput)
  .action(({ parsedInput, ctx }) => acknowledgeAllOf(ctx.organization, parsedInput));

/** Acknowledges what fires of one policy, and says in words how it went. */
export async function acknowledgeAllFromPaletteAction(
  slug: string,
  policyId: string,
): Promise<{ message: string; failed: boolean }> {
  const { data, serverError } = await acknowledgeAll(slug, { policyId });
  if (serverError || !data) return { message: serverError?.message ?? "Not acknowledged", failed: true };
  const count = data.changed.length;
  return { message: count === 0 ? "Nothing fires any more" : `Acknowledged: ${count} alerts`, failed: false };
}
