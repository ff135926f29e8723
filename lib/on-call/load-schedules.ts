import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { Restrictions } from "./schema";
import { ROTATION_UNITS, type Layer, type Override, type RotationUnit, type ScheduleRules } from "./types";

/** A schedule with all that decides who is on call. */
export type LoadedSchedule = {
  organizationId: string;
  id: string;
  key: string;
  name: string;
  description: string;
  version: number;
  rules: Omit<ScheduleRules, "overrides"> & { overrides: StoredOverride[] };
};

export type StoredOverride = Override & { id: string; createdByUserId: string | null };

const LAYERS = {
  orderBy: { place: "asc" },
  include: { participants: { orderBy: { place: "asc" }, select: { userId: true } } },
} as const satisfies Prisma.OnCallSchedule$layersArgs;

type LayerRow = Prisma.OnCallLayerGetPayload<typeof LAYERS>;

/**
 * Schedules with their rules, through either door, in a handful of statements however many there are.
 * @param since overrides that ended before are left out
 */
export async function loadSchedules(
  transaction: Transaction,
  where: Prisma.OnCallScheduleWhereInput,
  since: Date,
): Promise<LoadedSchedule[]> {
  const rows = await transaction.onCallSchedule.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      layers: LAYERS,
      overrides: { where: { endsAt: { gt: since } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  return rows.map(({ timeZone, layers, overrides, ...schedule }) => ({
    ...schedule,
    rules: { timeZone, layers: layers.map(toLayer), overrides },
  }));
}

function toLayer(row: LayerRow): Layer {
  const { name, startsOn, handoverMinute, rotationUnit, rotationLength, restrictions, participants } = row;
  if (!isRotationUnit(rotationUnit)) throw new Error(`The layer ${row.id} turns by ${rotationUnit}.`);
  return {
    name,
    startsOn: startsOn.toISOString().slice(0, 10),
    handoverMinute,
    rotationUnit,
    rotationLength,
    participants: participants.map(({ userId }) => userId),
    restrictions: Restrictions.parse(restrictions),
  };
}

function isRotationUnit(unit: string): unit is RotationUnit {
  return (ROTATION_UNITS as readonly string[]).includes(unit);
}
