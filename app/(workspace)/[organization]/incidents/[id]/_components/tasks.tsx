"use client";

import { ExactTime } from "@/components/time/exact-time";
import type { IncidentTask, Person } from "@/lib/incidents/types";
import { addTaskAction, tickTaskAction } from "../../actions";
import { AddWorkForm } from "./add-work-form";
import { TickRow } from "./tick-row";

type TasksProps = {
  slug: string;
  incidentId: string;
  tasks: readonly IncidentTask[];
  people: readonly Person[];
  mayChange: boolean;
};

export function Tasks({ slug, incidentId, tasks, people, mayChange }: TasksProps) {
  return (
    <div className="grid gap-3">
      {tasks.length === 0 ? (
        <p className="text-muted-foreground text-sm">No tasks yet.</p>
      ) : (
        <ul className="grid gap-2">
          {tasks.map(({ id, title, assignee, dueAt, doneAt }) => (
            <TickRow
              key={id}
              label={title}
              checked={doneAt !== null}
              disabled={!mayChange}
              action={(done) => tickTaskAction(slug, { incidentId, taskId: id, done })}
            >
              {assignee?.name ?? "Nobody yet"}
              {dueAt && (
                <>
                  , due <ExactTime at={dueAt} />
                </>
              )}
            </TickRow>
          ))}
        </ul>
      )}
      {mayChange && (
        <AddWorkForm
          kind="task"
          action={addTaskAction.bind(null, slug)}
          incidentId={incidentId}
          people={people}
        />
      )}
    </div>
  );
}
