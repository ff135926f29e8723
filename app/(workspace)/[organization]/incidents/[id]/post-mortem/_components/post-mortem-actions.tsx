"use client";

import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { ACTION_STATE_LABELS, type ActionState } from "@/lib/incidents/labels";
import type { Person, PostMortemAction } from "@/lib/incidents/types";
import { useAct } from "../../../_components/use-act";
import { AddWorkForm } from "../../_components/add-work-form";
import { addActionAction, changeActionAction } from "../actions";

type PostMortemActionsProps = {
  slug: string;
  incidentId: string;
  actions: readonly PostMortemAction[];
  people: readonly Person[];
  mayChange: boolean;
  /** What is due before it, and still open, is overdue. */
  now: Date;
};

/** What is done so that it does not happen again: each with an owner and a date. */
export function PostMortemActions({
  slug,
  incidentId,
  actions,
  people,
  mayChange,
  now,
}: PostMortemActionsProps) {
  const change = useAct(changeActionAction.bind(null, slug));
  return (
    <Section
      title="Actions"
      description="What is changed so that it does not happen again."
      className="max-w-reading"
    >
      {actions.length === 0 ? (
        <p className="text-muted-foreground text-sm">No actions yet.</p>
      ) : (
        <ul className="divide-y rounded-lg border" aria-busy={change.pending}>
          {actions.map(({ id, title, owner, dueAt, state }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 px-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere">{title}</p>
                <p className="text-muted-foreground text-sm">
                  {owner?.name ?? "No owner"}
                  {dueAt && (
                    <>
                      , due <ExactTime at={dueAt} precision="day" />
                    </>
                  )}{" "}
                  {state === "open" && dueAt !== null && dueAt < now && (
                    <StatusText status="critical" word="Overdue" />
                  )}
                </p>
              </div>
              <Select
                aria-label={`State of ${title}`}
                className="w-32"
                disabled={!mayChange}
                value={state}
                onChange={({ target }) =>
                  change.act({ incidentId, actionId: id, state: target.value as ActionState })
                }
              >
                {Object.entries(ACTION_STATE_LABELS).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="print:hidden">
          <AddWorkForm
            kind="action"
            action={addActionAction.bind(null, slug)}
            incidentId={incidentId}
            people={people}
          />
        </div>
      )}
    </Section>
  );
}
