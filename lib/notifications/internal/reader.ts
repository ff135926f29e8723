import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** Whose inbox it is. Keys, staff and the system have none. */
export function readerId({ actor }: OrganizationContext): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("FORBIDDEN", "Only members have notifications.");
}
