import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import type { Desk } from "./access";

export type SavedView = { id: string; name: string; query: string };

/** The views that somebody of the staff has saved, by name. */
export async function listSavedViews(staffUserId: string): Promise<SavedView[]> {
  return withPlatform("list saved support views", (transaction) =>
    transaction.supportSavedView.findMany({
      where: { staffUserId },
      orderBy: { name: "asc" },
      select: { id: true, name: true, query: true },
    }),
  );
}

/** Keeps the query of an address under a name; the same name again means the new one. */
export async function saveView(
  { actor }: Pick<Desk, "actor">,
  { name, query }: { name: string; query: string },
): Promise<void> {
  const staffUserId = actor.userId;
  await withPlatform("save a support view", (transaction) =>
    transaction.supportSavedView.upsert({
      where: { staffUserId_name: { staffUserId, name } },
      create: { staffUserId, name, query, createdAt: now() },
      update: { query },
    }),
  );
}

export async function deleteView({ actor }: Pick<Desk, "actor">, id: string): Promise<void> {
  await withPlatform("delete a support view", (transaction) =>
    transaction.supportSavedView.deleteMany({ where: { id, staffUserId: actor.userId } }),
  );
}
