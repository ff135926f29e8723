"use client";

import { Button } from "@/components/ui/button";
import { nextStates, type IncidentState } from "@/lib/incidents/states";
import type { IncidentSummary } from "@/lib/incidents/types";
import { acknowledgeIncidentAction, moveIncidentAction } from "../../actions";
import { useAct } from "../../_components/use-act";

const VERBS: Record<IncidentState, string> = {
  open: "Reopen",
  mitigated: "Mark mitigated",
  resolved: "Resolve",
  closed: "Close",
};

type IncidentActionsProps = {
  slug: string;
  incident: Pick<IncidentSummary, "id" | "state" | "acknowledgedAt">;
};

/** The next steps of an incident; the most urgent one comes last. */
export function IncidentActions({ slug, incident }: IncidentActionsProps) {
  const acknowledge = useAct(acknowledgeIncidentAction.bind(null, slug));
  const move = useAct(moveIncidentAction.bind(null, slug));
  const incidentId = incident.id;
  const waits = incident.acknowledgedAt === null && incident.state === "open";
  return (
    <>
      {[...nextStates(incident.state)].reverse().map((state, index, { length }) => (
        <Button
          key={state}
          variant={!waits && index === length - 1 ? "primary" : "secondary"}
          pending={move.pending}
          onClick={() => move.act({ incidentId, state })}
        >
          {VERBS[state]}
        </Button>
      ))}
      {waits && (
        <Button
          variant="primary"
          pending={acknowledge.pending}
          onClick={() => acknowledge.act({ incidentId })}
        >
          Acknowledge
        </Button>
      )}
    </>
  );
}
