"use server";

import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { parseEventFilters } from "@/lib/security-events/filters";
import { countNewerEvents } from "@/lib/security-events/queries";

const NewerEventsInput = z.object({
  params: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  sequence: z.number().int().nonnegative(),
});

/** How many events that the list would show were recorded after it was drawn. */
export const countNewerEventsAction = organizationAction
  .metadata({ permission: "security-events.read" })
  .inputSchema(NewerEventsInput)
  .action(({ parsedInput, ctx }) =>
    countNewerEvents(ctx.organization, parseEventFilters(parsedInput.params), parsedInput.sequence),
  );
