import type { Actor } from "@/lib/core/context";

/** The actor of what people do to their own account. */
export function userActor(user: { id: string; name: string; email: string }): Actor {
  return { kind: "user", userId: user.id, name: user.name, email: user.email };
}
