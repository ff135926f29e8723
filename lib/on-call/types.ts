import type { LocalDate } from "@/lib/core/zoned-time";
import type { EscalationPlan } from "./escalations/plan";

export const ROTATION_UNITS = ["hour", "day", "week"] as const;
export type RotationUnit = (typeof ROTATION_UNITS)[number];

/** A part of the week, in the zone of the schedule. It ends on the next day where it ends before it begins. */
export type Restriction = {
  /** 1 for Monday to 7 for Sunday: the days on which it begins. */
  days: number[];
  fromMinute: number;
  toMinute: number;
};

/** People who take turns, one `rotationLength` × `rotationUnit` after another. */
export type Layer = {
  name: string;
  /** The day of the first turn. A rotation by weeks changes hands on its weekday. */
  startsOn: LocalDate;
  /** The minute of the day at which turns begin. */
  handoverMinute: number;
  rotationUnit: RotationUnit;
  rotationLength: number;
  /** User ids in the order of their turns. */
  participants: string[];
  /** When the layer counts; none: always. */
  restrictions: Restriction[];
};

/** Somebody takes a period, whatever the layers say. */
export type Override = { userId: string; startsAt: Date; endsAt: Date };

/** All that decides who is on call. The later layer wins over the earlier, the later override over all. */
export type ScheduleRules = { timeZone: string; layers: Layer[]; overrides: Override[] };

/** A period in which one person is on call; `userId` is null where nobody is. */
export type Shift = { userId: string | null; from: Date; to: Date };

/** An escalation policy as it is kept. */
export type StoredPolicy = {
  id: string;
  key: string;
  description: string;
  version: number;
  plan: EscalationPlan;
};
