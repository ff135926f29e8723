"use server";

import { organizationAction } from "@/lib/auth/action-client";
import { advanceTour, dismissTour, finishTour, startTour } from "@/lib/tours/mutations";
import { AdvanceTourInput, TourInput } from "@/lib/tours/schema";

// Everybody may take a tour, whatever their role and whatever became of the plan.
const tourAction = organizationAction.metadata({ permission: "organization.read" });

export const startTourAction = tourAction
  .inputSchema(TourInput)
  .action(({ parsedInput, ctx }) => startTour(ctx.organization, parsedInput));

export const advanceTourAction = tourAction
  .inputSchema(AdvanceTourInput)
  .action(({ parsedInput, ctx }) => advanceTour(ctx.organization, parsedInput));

export const finishTourAction = tourAction
  .inputSchema(TourInput)
  .action(({ parsedInput, ctx }) => finishTour(ctx.organization, parsedInput));

export const dismissTourAction = tourAction
  .inputSchema(TourInput)
  .action(({ parsedInput, ctx }) => dismissTour(ctx.organization, parsedInput));
