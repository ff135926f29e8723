"use server";

import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { recomputeSnapshot } from "@/lib/evidence/recompute";
import { DaySchema } from "@/lib/evidence/schema";

export const recomputeAction = organizationAction
  .metadata({ permission: "evidence.verify" })
  .inputSchema(z.strictObject({ day: DaySchema }))
  .action(({ ctx, parsedInput }) => recomputeSnapshot(ctx.organization, parsedInput.day));
