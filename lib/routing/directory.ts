import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { loadSchedules } from "@/lib/on-call/load-schedules";
import { onCallAt } from "@/lib/on-call/who";
import { findTextable } from "@/lib/phones/queries";
import type { Directory, Person } from "./recipients";

const ADMIN_ROLES = ["owner", "admin"];

/**
 * All that the entries of policies are looked up in, of several organisations in a handful of statements; through
 * either door.
 * @param at when it is asked who is on call
 */
export async function loadDirectories(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<Map<string, Directory>> {
  const where = { organizationId: { in: [...organizationIds] } };
  const memberships = await transaction.membership.findMany({
    where,
    select: { organizationId: true, role: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { createdAt: "asc" },
  });
  const textable = await findTextable(
    transaction,
    memberships.map(({ user }) => user.id),
  );
  const channels = await transaction.notificationChannel.findMany({
    where: { ...where, deletedAt: null },
    select: { organizationId: true, id: true, key: true, name: true, state: true },
  });
  const groups = await transaction.recipientGroup.findMany({
    where,
    select: { organizationId: true, key: true, members: { select: { userId: true, channelKey: true } } },
  });
  const schedules = await loadSchedules(transaction, where, at);
  const escalations = await transaction.escalationPolicy.findMany({
    where,
    select: { organizationId: true, id: true, key: true },
  });

  const of = <Row extends { organizationId: string }>(rows: readonly Row[], id: string) =>
    rows.filter(({ organizationId }) => organizationId === id);
  return new Map(
    organizationIds.map((id) => [
      id,
      {
        channels: new Map(
          of(channels, id).map((row) => [
            row.key,
            { id: row.id, name: row.name, isPaused: row.state === "paused" },
          ]),
        ),
        groups: new Map(of(groups, id).map(({ key, members }) => [key, membersOf(members)])),
        onCall: new Map(
          of(schedules, id).map(({ key, rules }) => [
            key,
            [onCallAt(rules, at)].filter((who) => who !== null),
          ]),
        ),
        escalations: new Map(of(escalations, id).map((policy) => [policy.key, policy.id])),
        people: new Map(of(memberships, id).map(({ user }) => [user.id, personOf(user)])),
        textable,
        adminIds: of(memberships, id)
          .filter(({ role }) => ADMIN_ROLES.includes(role))
          .map(({ user }) => user.id),
      },
    ]),
  );
}

function membersOf(members: readonly { userId: string | null; channelKey: string | null }[]) {
  return {
    userIds: members.flatMap(({ userId }) => userId ?? []),
    channelKeys: members.flatMap(({ channelKey }) => channelKey ?? []),
  };
}

function personOf({ id, name, email }: { id: string; name: string; email: string }): Person {
  return { userId: id, name, email };
}
