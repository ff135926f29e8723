import type { Actor } from "@/lib/core/context";
import type { DecideExceptionInput } from "./schema";
import type { ExceptionState } from "./types";

type Exception = { state: ExceptionState; requestedById: string | null; endsAt: Date };

type Problem = { code: "CONFLICT" | "FORBIDDEN"; message: string };

/** Why a decision about an exception is refused; null where it may be made. */
export function decisionProblem(
  { state, requestedById, endsAt }: Exception,
  decision: DecideExceptionInput["decision"],
  actor: Actor,
  now: Date,
): Problem | null {
  const needed: ExceptionState = decision === "ended" ? "approved" : "requested";
  if (state !== needed) return { code: "CONFLICT", message: `This exception is ${state} already.` };
  if (decision !== "approved") return null;
  if (actor.kind !== "user") return { code: "FORBIDDEN", message: "A person has to approve it." };
  if (actor.userId === requestedById)
    return { code: "FORBIDDEN", message: "Somebody other than the requester has to approve it." };
  return endsAt <= now ? { code: "CONFLICT", message: "Its end has passed. Ask for another." } : null;
}
