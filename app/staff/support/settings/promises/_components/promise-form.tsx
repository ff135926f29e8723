"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import type { PromisePreview } from "@/lib/support/sla/preview-promises";
import { calendarField, type PromiseFields } from "@/lib/support/sla/promise-fields";
import { previewPromisesAction, savePromisesAction } from "../../../actions";
import { CalendarFields } from "./calendar-fields";
import { PolicyFields } from "./policy-fields";

const QUIET_MILLISECONDS = 600;

export type NamedKey = { key: string; name: string };

type PromiseFormProps = {
  version: number;
  fields: PromiseFields;
  calendars: readonly NamedKey[];
  preview: readonly PromisePreview[];
};

/** Changes calendars, holidays and promises, and shows meanwhile when a ticket of this moment would be due. */
export function PromiseForm({ version, fields, calendars: given, preview: first }: PromiseFormProps) {
  const router = useRouter();
  const [calendars, setCalendars] = useState(given);
  const { preview, refresh } = usePreview(first);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    savePromisesAction,
    (made) => {
      showToast({
        tone: "success",
        title: `Version ${made?.version ?? version + 1} is promised from now on`,
      });
      router.refresh();
    },
    (data) => ({ basedOnVersion: version, reason: data.get("reason"), fields: fieldsOf(data) }),
  );

  function read(form: HTMLFormElement) {
    const now = fieldsOf(new FormData(form));
    setCalendars((known) =>
      known.map(({ key, name }) => ({ key, name: now[calendarField(key, "name")] ?? name })),
    );
    refresh(now);
  }

  return (
    <KeyboardForm
      onSubmit={onSubmit}
      onChange={(event) => read(event.currentTarget)}
      noValidate
      className="grid gap-8"
    >
      <ErrorSummary problems={problems} />
      <Section
        title="Promises"
        description="In hours. The first answer is counted around the clock; what follows in the hours of a calendar."
      >
        <PolicyFields fields={fields} calendars={calendars} preview={preview} errorOf={errorOf} />
      </Section>
      <Section
        title="Calendars"
        description="Hours on the clock of the zone; days on which clocks change have their real length."
        actions={
          <Button
            onClick={() =>
              setCalendars((known) => [...known, { key: crypto.randomUUID(), name: "New calendar" }])
            }
          >
            Add calendar
          </Button>
        }
      >
        <div id="calendars" className="grid gap-4">
          {calendars.map(({ key, name }) => (
            <CalendarFields
              key={key}
              calendarKey={key}
              name={name}
              fields={fields}
              errorOf={errorOf}
              onRemove={
                calendars.length > 1
                  ? () => setCalendars((known) => known.filter((each) => each.key !== key))
                  : undefined
              }
            />
          ))}
        </div>
      </Section>
      <FormField
        label="Why"
        id="reason"
        error={errorOf("reason")}
        help="Stands beside the version. Tickets that are open go on as they were promised."
      >
        <Input name="reason" maxLength={200} autoComplete="off" />
      </FormField>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save as version {version + 1}
        </Button>
      </div>
    </KeyboardForm>
  );
}

/** The fields of the promises alone: the reason is no part of them. */
function fieldsOf(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) =>
      name !== "reason" && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** Asks for the due times anew once somebody has stopped typing; null while the fields promise nothing. */
function usePreview(first: readonly PromisePreview[]) {
  const [preview, setPreview] = useState<readonly PromisePreview[] | null>(first);
  const [, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  function refresh(fields: Record<string, string>) {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () =>
        startTransition(async () => {
          const { data } = await previewPromisesAction({ fields });
          setPreview(data ?? null);
        }),
      QUIET_MILLISECONDS,
    );
  }
  return { preview, refresh };
}
