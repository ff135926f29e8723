import { Lock } from "lucide-react";

import { EmptyState } from "@/components/feedback/empty-state";
import { rolesAllowed, type PermissionAction } from "@/lib/core/permissions";
import { ROLE_LABELS } from "@/lib/core/roles";

/** A page that this member's role does not open, and whose does. */
export function NoAccess({ action }: { action: PermissionAction }) {
  const roles = rolesAllowed(action).map((role) => ROLE_LABELS[role].toLowerCase());
  const list = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(roles);
  return (
    <>
      <h1 className="sr-only">No access</h1>
      <EmptyState
        icon={Lock}
        title="Your role does not open this page"
        description={`It is open to the role ${list}. An owner or admin can change yours under Members.`}
      />
    </>
  );
}
