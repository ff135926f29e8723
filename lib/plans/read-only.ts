import type { PermissionAction } from "@/lib/core/permissions";

const READING = /\.(?:read|verify)$/;

/** What changes something and is still nobody's to refuse: paying, handing over, and leaving. */
const OPEN: readonly PermissionAction[] = ["billing.manage", "organization.transfer", "organization.delete"];

/** Whether what needs this permission goes on when the trial or the subscription is over. */
export function isOpenWhileReadOnly(permission: PermissionAction | undefined): boolean {
  return permission !== undefined && (READING.test(permission) || OPEN.includes(permission));
}
