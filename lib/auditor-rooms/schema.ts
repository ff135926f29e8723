import { z } from "zod";
import { DaySchema, isInOrder, NOT_IN_ORDER } from "@/lib/evidence/schema";

export const ROOM_EXPIRY_DAYS = [7, 14, 30, 90] as const;
export const DEFAULT_ROOM_DAYS = 30;

export const CreateRoomInput = z
  .strictObject({
    name: z.string().trim().min(1, "Say who it is for").max(80, "Use at most 80 characters"),
    fromDay: DaySchema,
    toDay: DaySchema,
    expiresInDays: z.literal(ROOM_EXPIRY_DAYS),
  })
  .refine(isInOrder, NOT_IN_ORDER);
export type CreateRoomInput = z.infer<typeof CreateRoomInput>;

export const RevokeRoomInput = z.strictObject({ id: z.uuid() });
export type RevokeRoomInput = z.infer<typeof RevokeRoomInput>;
