import "server-only";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import type { ErrorCode } from "@/lib/core/errors";
import type { SecurityEventKind } from "@/lib/security-events/kinds";
import { reportSecurityEvent } from "@/lib/security-events/report";

type Refusal = { code: ErrorCode; message: string };

type RefusedTarget = { kind: "route" | "action" | "page"; id: string };

/** Puts what was refused to a member or a key into their organisation's security events. */
export function reportRefusal(
  context: OrganizationContext,
  { code, message }: Refusal,
  target?: RefusedTarget,
): void {
  const { organizationId, actor, origin } = context;
  const kind = refusalKind(code, actor.kind === "api_key");
  if (kind === null) return;
  reportSecurityEvent(organizationId, {
    kind,
    actor,
    origin,
    target,
    detail: { message, request_id: origin.requestId },
    once: { key: `${actorId(actor) ?? actor.name} ${target?.id ?? message}`, perMinutes: 1 },
  });
}

function refusalKind(code: ErrorCode, isApiKey: boolean): SecurityEventKind | null {
  if (code === "FORBIDDEN" || code === "SCOPE_REQUIRED")
    return isApiKey ? "api_key.rejected" : "access.refused";
  return code === "RATE_LIMITED" && isApiKey ? "rate_limit.exceeded" : null;
}
