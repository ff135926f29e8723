import type { PermissionAction } from "@/lib/core/permissions";
import type { Subscription } from "./subscription";

const READING = /\.(?:read|verify)$/;

/** What changes something and is still nobody's to refuse: paying, handing over, and leaving. */
const OPEN: readonly PermissionAction[] = ["billing.manage", "organization.transfer", "organization.delete"];

/** An organisation that is being closed buys nothing more. */
const OPEN_WHILE_CLOSING = OPEN.filter((permission) => permission !== "billing.manage");

/** Whether what needs this permission goes on while nothing else can be changed. */
export function isOpenWhileReadOnly(
  permission: PermissionAction | undefined,
  { closesAt }: Pick<Subscription, "closesAt">,
): boolean {
  if (permission === undefined) return false;
  return READING.test(permission) || (closesAt === null ? OPEN : OPEN_WHILE_CLOSING).includes(permission);
}
