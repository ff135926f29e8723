"use client";

import { useState, type ReactNode } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult, type FormAction } from "@/components/forms/use-action-form";
import { fromLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { answerMessage } from "@/lib/alerts/answer-message";
import { SNOOZE_CHOICES } from "@/lib/alerts/snooze";
import { now } from "@/lib/core/clock";
import type { AnswerResult } from "@/lib/alerts/types";
import { assignAction, markFalsePositiveAction, resolveAction, snoozeAction } from "../actions";
import type { Viewer } from "./use-answers";

/** What is asked before an answer can be given. */
export type Question = "resolve" | "snooze" | "assign" | "mark";

export type Assignable = { id: string; name: string };

type AnswerDialogProps = {
  question: Question;
  /** The alerts that are answered. */
  ids: string[];
  organization: string;
  viewer: Viewer;
  members: readonly Assignable[];
  onClose: () => void;
};

const TITLES: Record<Question, [title: string, button: string]> = {
  resolve: ["Resolve", "Resolve"],
  snooze: ["Snooze", "Snooze"],
  assign: ["Assign", "Assign"],
  mark: ["Mark as false positive", "Mark"],
};

const HELP: Record<Question, string> = {
  resolve: "The same breach does not fire again before it was clear once, or the hold has passed.",
  snooze: "Nobody is told before then. The alert stays in the list, and snoozing does not acknowledge it.",
  assign: "They are told at once, as their notification settings say.",
  mark: "The quality of the policy is measured by these marks.",
};

/** Asks the one thing an answer needs, and gives it. */
export function AnswerDialog({ question, ids, organization, viewer, members, onClose }: AnswerDialogProps) {
  const [title, button] = TITLES[question];
  const timeZone = useTimeZone();
  const { action, readInput } = answerOf(question, organization, ids, timeZone);
  const { onSubmit, pending, problems, errorOf } = useActionForm<Answered>(
    action,
    (result) => {
      if (result) showToast(answerMessage(question, result, viewer.id, now()));
      onClose();
    },
    readInput,
  );
  const count = ids.length === 1 ? "this alert" : `${ids.length} alerts`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`${title} ${count}`} description={HELP[question]}>
        <KeyboardForm onSubmit={onSubmit} className="grid gap-4" noValidate>
          <ErrorSummary problems={problems} />
          <QuestionField question={question} members={members} viewer={viewer} errorOf={errorOf} />
          <FormDialogFooter pending={pending}>{button}</FormDialogFooter>
        </KeyboardForm>
      </DialogContent>
    </Dialog>
  );
}

type FieldProps = {
  question: Question;
  members: readonly Assignable[];
  viewer: Viewer;
  errorOf: (field: string) => string | undefined;
};

function QuestionField({ question, members, viewer, errorOf }: FieldProps): ReactNode {
  const [custom, setCustom] = useState(false);
  switch (question) {
    case "resolve":
    case "mark":
      return (
        <FormField
          id="reason"
          label={question === "resolve" ? "Why it is over" : "What made it fire although nothing was wrong"}
          error={errorOf("reason")}
        >
          <Input name="reason" maxLength={500} autoComplete="off" autoFocus />
        </FormField>
      );
    case "assign":
      return (
        <FormField id="assigneeId" label="Member" error={errorOf("assigneeId")}>
          <Select name="assigneeId" defaultValue={viewer.id}>
            <option value="">Nobody</option>
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === viewer.id ? `${name} (you)` : name}
              </option>
            ))}
          </Select>
        </FormField>
      );
    case "snooze":
      return (
        <>
          <FormField id="minutes" label="For how long">
            <Select name="minutes" onChange={(event) => setCustom(event.target.value === "custom")}>
              {SNOOZE_CHOICES.map(({ minutes, label }) => (
                <option key={minutes} value={minutes}>
                  {label}
                </option>
              ))}
              <option value="custom">Until a time of your choice</option>
            </Select>
          </FormField>
          {custom && (
            <FormField id="until" label="Until" error={errorOf("until")}>
              <Input type="datetime-local" name="until" />
            </FormField>
          )}
        </>
      );
  }
}

type Answered = ActionResult & { data?: AnswerResult };
type Ask = { action: FormAction<Answered>; readInput: (data: FormData) => unknown };

function answerOf(question: Question, organization: string, ids: string[], timeZone: string): Ask {
  const withReason = (data: FormData) => ({ ids, reason: data.get("reason") });
  switch (question) {
    case "resolve":
      return { action: resolveAction.bind(null, organization), readInput: withReason };
    case "mark":
      return { action: markFalsePositiveAction.bind(null, organization), readInput: withReason };
    case "assign":
      return {
        action: assignAction.bind(null, organization),
        readInput: (data) => ({ ids, assigneeId: data.get("assigneeId") || null }),
      };
    case "snooze":
      return {
        action: snoozeAction.bind(null, organization),
        readInput: (data) => ({ ids, until: readUntil(data, timeZone) }),
      };
  }
}

/** The chosen moment, in the zone of whoever chose it; what is no time at all is for the server to refuse. */
function readUntil(data: FormData, timeZone: string): Date | string {
  const minutes = Number(data.get("minutes"));
  if (Number.isFinite(minutes)) return new Date(now().getTime() + minutes * 60_000);
  return fromLocalField(data.get("until"), timeZone);
}
