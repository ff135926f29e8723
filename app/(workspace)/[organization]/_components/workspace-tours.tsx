import type { ReactNode } from "react";
import { ToursProvider } from "@/components/tours/tours-provider";
import type { WorkspaceContext } from "@/lib/auth/organization-context";
import type { TourStanding } from "@/lib/tours/types";
import { advanceTourAction, dismissTourAction, finishTourAction, startTourAction } from "../tour-actions";

type WorkspaceToursProps = { context: WorkspaceContext; tours: readonly TourStanding[]; children: ReactNode };

/** Lets the pages of an organisation offer and run guided tours. */
export function WorkspaceTours({ context, tours, children }: WorkspaceToursProps) {
  const slug = context.organizationSlug;
  return (
    <ToursProvider
      organization={slug}
      permissions={context.permissions}
      initialTours={tours}
      actions={{
        start: startTourAction.bind(null, slug),
        advance: advanceTourAction.bind(null, slug),
        finish: finishTourAction.bind(null, slug),
        dismiss: dismissTourAction.bind(null, slug),
      }}
    >
      {children}
    </ToursProvider>
  );
}
