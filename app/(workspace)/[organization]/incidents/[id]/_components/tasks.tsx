"use client";

import { FormField } from "@/components/forms/form-field";
import { ExactTime } from "@/components/time/exact-time";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { IncidentTask, Person } from "@/lib/incidents/types";
import { addTaskAction, tickTaskAction } from "../../actions";
import { readLocalTime } from "../../_components/local-time";
import { PersonOptions } from "../../_components/person-options";
import { AddForm } from "./add-form";
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
        <AddForm
          action={addTaskAction.bind(null, slug)}
          read={(data) => ({
            incidentId,
            title: data.get("title"),
            assigneeId: data.get("assigneeId") || null,
            dueAt: readLocalTime(data, "dueAt"),
          })}
          label="Add task"
        >
          {(errorOf) => (
            <>
              <FormField label="Task" error={errorOf("title")}>
                <Input name="title" />
              </FormField>
              <div className="grid gap-3 sm:grid-cols-2">
                <FormField label="Assignee" error={errorOf("assigneeId")}>
                  <Select name="assigneeId">
                    <PersonOptions people={people} nobody="Nobody yet" />
                  </Select>
                </FormField>
                <FormField label="Due" error={errorOf("dueAt")} optional>
                  <Input type="datetime-local" name="dueAt" />
                </FormField>
              </div>
            </>
          )}
        </AddForm>
      )}
    </div>
  );
}
