import "server-only";
import { readSupportRole, type Desk } from "@/lib/support/desk/access";
import { staffAction } from "./action-client";
import { requestOrigin } from "./request-origin";
import { requireStaff } from "./staff";
import { staffActor } from "./staff-access";

/** Stands in the audit logs of the organisations whose tickets are worked on; the entry names the ticket. */
const REASON = "Works on a support ticket";

/** Who opens a page of the support desk; 404 for everybody but the platform's staff. */
export async function requireDesk(): Promise<Desk> {
  const session = await requireStaff();
  return {
    actor: staffActor(session, REASON),
    role: await readSupportRole(session.user.id),
    origin: await requestOrigin(),
  };
}

/** For actions of the support desk; what a role may do is asked by what is called. */
export const deskAction = staffAction.use(async ({ ctx, next }) => {
  const { session, origin } = ctx;
  const actor = staffActor(session, REASON);
  const role = await readSupportRole(session.user.id);
  const desk: Desk = { actor, role, origin };
  return next({ ctx: { desk } });
});
