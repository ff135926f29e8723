import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { rolesAllowed, type PermissionAction } from "@/lib/core/permissions";
import { reportRefusal } from "./report-refusal";

/** Whether a page is drawn for this member; a refusal stands in the security events. */
export function mayOpenPage(context: OrganizationContext, action: PermissionAction): boolean {
  if (context.permissions.includes(action)) return true;
  const message = `Needs the role ${rolesAllowed(action).join(" or ")}.`;
  reportRefusal(context, { code: "FORBIDDEN", message }, { kind: "page", id: action });
  return false;
}
