import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { findTextable } from "@/lib/phones/queries";
import {
  resolveRecipients,
  textsTo,
  type Directory,
  type Person,
  type Recipient,
} from "@/lib/routing/recipients";
import { preferenceOf } from "@/lib/routing/rows";
import type { AlertPreference } from "@/lib/routing/settings";
import { loadSchedules, type LoadedSchedule } from "../load-schedules";
import { onCallAt } from "../who";
import type { Target } from "./plan";

/** Whom a target of an organisation comes to at an instant: nobody where it is gone, or nobody is on call. */
export type Reach = (organizationId: string, target: Target, at: Date) => Recipient[];

type Found = {
  directory: Directory;
  schedules: ReadonlyMap<string, LoadedSchedule>;
  preferences: ReadonlyMap<string, AlertPreference>;
};

/** Reads all that targets of these organisations may name, in a handful of statements. */
export async function loadReach(
  transaction: Transaction,
  organizationIds: readonly string[],
  since: Date,
): Promise<Reach> {
  const where = { organizationId: { in: [...organizationIds] } };
  const members = await transaction.membership.findMany({
    where,
    select: { organizationId: true, user: { select: { id: true, name: true, email: true } } },
  });
  const groups = await transaction.recipientGroup.findMany({
    where,
    select: { organizationId: true, key: true, members: { select: { userId: true, channelKey: true } } },
  });
  const channels = await transaction.notificationChannel.findMany({
    where: { ...where, deletedAt: null },
    select: { organizationId: true, id: true, key: true, name: true, state: true },
  });
  const textable = await findTextable(
    transaction,
    members.map(({ user }) => user.id),
  );
  const preferences = await transaction.alertPreference.findMany({ where });
  const schedules = await loadSchedules(transaction, where, since);

  const found = new Map<string, Found>(
    organizationIds.map((organizationId) => {
      const own = <Row extends { organizationId: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.organizationId === organizationId);
      const directory: Directory = {
        people: new Map(own(members).map(({ user }) => [user.id, toPerson(user)])),
        groups: new Map(own(groups).map((group) => [group.key, toGroup(group.members)])),
        channels: new Map(
          own(channels).map(({ key, id, name, state }) => [key, { id, name, isPaused: state === "paused" }]),
        ),
        // Schedules are named by id here, and nobody steps in for whom nobody is reached: the next step does.
        onCall: new Map(),
        escalations: new Map(),
        textable,
        adminIds: [],
      };
      return [
        organizationId,
        {
          directory,
          schedules: new Map(own(schedules).map((schedule) => [schedule.id, schedule])),
          preferences: new Map(own(preferences).map((row) => [row.userId, preferenceOf(row)])),
        },
      ];
    }),
  );
  return (organizationId, target, at) => {
    const here = found.get(organizationId);
    if (here === undefined) return [];
    const recipients = reach(here, target, at);
    return [...recipients, ...textsTo(recipients, here.directory, here.preferences)];
  };
}

function reach(
  { directory, schedules }: Pick<Found, "directory" | "schedules">,
  { kind, id }: Target,
  at: Date,
): Recipient[] {
  switch (kind) {
    case "user":
      return personOf(directory, id);
    case "schedule": {
      const schedule = schedules.get(id);
      const userId = schedule ? onCallAt(schedule.rules, at) : null;
      return userId === null ? [] : personOf(directory, userId);
    }
    case "group":
    case "channel": {
      const entry = kind === "group" ? `group:${id}` : id;
      return resolveRecipients({ entries: [entry], contactEmail: null }, directory).recipients;
    }
  }
}

function personOf({ people }: Directory, userId: string): Recipient[] {
  const person = people.get(userId);
  if (person === undefined) return [];
  return [{ key: `user:${userId}`, channelId: null, userId, address: person.email, label: person.name }];
}

function toPerson({ id, name, email }: { id: string; name: string; email: string }): Person {
  return { userId: id, name, email };
}

function toGroup(members: readonly { userId: string | null; channelKey: string | null }[]) {
  return {
    userIds: members.flatMap(({ userId }) => userId ?? []),
    channelKeys: members.flatMap(({ channelKey }) => channelKey ?? []),
  };
}
