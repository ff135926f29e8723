"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { PersonOrNobody } from "@/components/on-call/person-or-nobody";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { deleteOverrideAction } from "../../actions";
import { nameOf, type Person, type Viewer } from "./viewer";

type OverrideListProps = {
  slug: string;
  overrides: readonly {
    id: string;
    userId: string;
    startsAt: Date;
    endsAt: Date;
    createdByUserId: string | null;
  }[];
  people: readonly Person[];
  timeZone: string;
  viewer: Viewer;
};

/** Periods that somebody has taken and that are not over. */
export function OverrideList({ slug, overrides, people, timeZone, viewer }: OverrideListProps) {
  const remove = async (id: string) => {
    const [problem] = problemsOf(await deleteOverrideAction(slug, { id }));
    if (problem) showToast({ tone: "critical", title: problem.message });
  };
  if (overrides.length === 0) return null;
  return (
    <Section title="Overrides" description="Of two at one moment the one made later holds.">
      <Card>
        <ul className="divide-y">
          {overrides.map(({ id, userId, startsAt, endsAt, createdByUserId }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
              <PersonOrNobody name={nameOf(people, userId)} />
              <span className="text-muted-foreground">
                <ExactTime at={startsAt} timeZone={timeZone} /> to{" "}
                <ExactTime at={endsAt} timeZone={timeZone} />
              </span>
              {(viewer.manages ||
                (viewer.canRespond && [userId, createdByUserId].includes(viewer.userId))) && (
                <span className="ml-auto">
                  <ConfirmDialog
                    trigger={<Button size="sm">Remove</Button>}
                    title="Remove this override?"
                    description="The layers decide again who is on call in this period."
                    confirmLabel="Remove override"
                    onConfirm={() => remove(id)}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
