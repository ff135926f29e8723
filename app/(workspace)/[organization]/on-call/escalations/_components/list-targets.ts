import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { listPeople, listSchedules, listTargetNames } from "@/lib/on-call/queries";
import type { TargetOption } from "./target-option";

/** Everybody and everything that a step may reach, as the editor offers it. */
export async function listTargets(context: OrganizationContext): Promise<TargetOption[]> {
  const people = await listPeople(context);
  const schedules = await listSchedules(context);
  const { groups, channels } = await listTargetNames(context);
  return [
    ...schedules.map(({ id, name }) => ({ kind: "schedule" as const, id, name })),
    ...people.map(({ id, name }) => ({ kind: "user" as const, id, name })),
    ...groups.map(({ key, name }) => ({ kind: "group" as const, id: key, name })),
    ...channels.map(({ key, name }) => ({ kind: "channel" as const, id: key, name })),
  ];
}
