"use client";

import { useRef, useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { MatcherFields, readMatchers } from "@/components/routing/matcher-fields";
import { RecurrenceFields, readRecurrence } from "@/components/routing/recurrence-fields";
import { sayProblems } from "@/components/routing/say-problems";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { fromLocalField, toLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { now } from "@/lib/core/clock";
import type { Matcher, MuteWindowKind } from "@/lib/routing/types";
import { createSilenceAction, planMaintenanceAction } from "../../silences/actions";
import { MatchPreview } from "./match-preview";

const HOUR_MS = 3_600_000;

const NAMES = {
  matchers: "The labels",
  reason: "The reason",
  startsAt: "The start",
  endsAt: "The end",
  recurrence: "The weekly times",
};

type WindowFormProps = {
  slug: string;
  kind: MuteWindowKind;
  timeZone: string;
  prefilled?: { matchers: readonly Matcher[]; alertId: string | null };
  onSaved: () => void;
};

/** Which alerts, from when until when, and why. */
export function WindowForm({ slug, kind, timeZone, prefilled, onSaved }: WindowFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const ownZone = useTimeZone();
  const [begin] = useState(() => now().getTime());
  const isSilence = kind === "silence";
  const create: (input: never) => Promise<ActionResult> = isSilence
    ? createSilenceAction.bind(null, slug)
    : planMaintenanceAction.bind(null, slug);
  const { onSubmit, pending, problems } = useActionForm(
    create,
    () => {
      showToast({ title: isSilence ? "The silence is made" : "The maintenance is planned and announced" });
      onSaved();
    },
    (data) => ({
      matchers: readMatchers(data, "matchers"),
      startsAt: fromLocalField(data.get("startsAt"), ownZone),
      endsAt: fromLocalField(data.get("endsAt"), ownZone),
      recurrence: readRecurrence(data, "recurrence"),
      reason: data.get("reason"),
      ...(isSilence && { alertId: prefilled?.alertId ?? null }),
    }),
  );
  const said = sayProblems(problems, NAMES);
  const errorOf = (field: string) => said.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <KeyboardForm ref={form} onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={said} />
      <MatcherFields
        name="matchers"
        legend="Alerts whose"
        help={`Labels of the alert, or policy, policy_id, kind, metric and severity. ${isSilence ? "" : "None means everything. "}Patterns are regular expressions of the whole value.`}
        initial={prefilled?.matchers ?? (isSilence ? [{ name: "policy", operator: "=", value: "" }] : [])}
        error={errorOf("matchers")}
      />
      <MatchPreview
        slug={slug}
        readMatchers={() => (form.current ? readMatchers(new FormData(form.current), "matchers") : [])}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Starts" id="startsAt" error={errorOf("startsAt")} help={`In ${ownZone}.`}>
          <Input
            type="datetime-local"
            name="startsAt"
            defaultValue={toLocalField(new Date(begin), ownZone)}
            required
          />
        </FormField>
        <FormField label="Ends" id="endsAt" error={errorOf("endsAt")} help={`In ${ownZone}.`}>
          <Input
            type="datetime-local"
            name="endsAt"
            defaultValue={toLocalField(new Date(begin + HOUR_MS), ownZone)}
            required
          />
        </FormField>
      </div>
      <RecurrenceFields
        name="recurrence"
        label="Only at certain times of the week"
        help="Within start and end, follows the clocks of the zone through their changes."
        initial={null}
        suggested={{ days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", until: "06:00", timeZone }}
        error={errorOf("recurrence")}
      />
      <FormField
        label="Reason"
        id="reason"
        error={errorOf("reason")}
        help="Who looks at it later wonders why."
      >
        <Input name="reason" maxLength={500} autoComplete="off" required />
      </FormField>
      <FormDialogFooter pending={pending}>{isSilence ? "Make silence" : "Plan maintenance"}</FormDialogFooter>
    </KeyboardForm>
  );
}
