import { z } from "zod";
import { periodSchema } from "@/lib/evidence/schema";

/** The days of an export, both included. */
export const ExportInput = periodSchema({ mostDays: 732, message: "Choose at most two years at once" });
export type ExportInput = z.infer<typeof ExportInput>;

export const ExportId = z.strictObject({ id: z.uuid() });
