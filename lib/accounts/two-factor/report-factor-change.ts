import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { reportPersonEvent } from "@/lib/security-events/report";
import { userActor } from "../user-actor";

type FactorChange = {
  factor: "totp" | "passkey" | "recovery-codes" | "email";
  change: "added" | "removed" | "replaced";
};

/** Tells the organisations of a member that the way they prove who they are has changed. */
export function reportFactorChange(
  user: { id: string; name: string; email: string },
  origin: RequestOrigin,
  detail: FactorChange,
): void {
  reportPersonEvent(user.id, {
    kind: "authentication.factor_changed",
    // Fewer proofs make the account easier to take: worth a look where more are not.
    severity: detail.change === "removed" ? "medium" : "info",
    actor: userActor(user),
    origin,
    target: { kind: "user", id: user.id },
    detail,
  });
}
