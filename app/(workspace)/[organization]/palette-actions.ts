"use server";

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
