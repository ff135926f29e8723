"use client";

import { useState } from "react";
import { PeriodFields } from "@/components/evidence/period-fields";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DEFAULT_ROOM_DAYS, ROOM_EXPIRY_DAYS } from "@/lib/auditor-rooms/schema";
import { dayOf, lastDays } from "@/lib/evidence/days";
import { createRoomAction } from "../actions";

const PROPOSED_DAYS = 90;

export type CreatedRoom = { url: string; name: string };

type CreateRoomFormProps = { slug: string; onCreated: (room: CreatedRoom) => void };

/** Whom it is for, which days it shows and how long it is open. */
export function CreateRoomForm({ slug, onCreated }: CreateRoomFormProps) {
  const [proposed] = useState(() => lastDays(PROPOSED_DAYS, dayOf(new Date())));
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    createRoomAction.bind(null, slug),
    (room) => room && onCreated(room),
    (data) => ({ ...Object.fromEntries(data), expiresInDays: Number(data.get("expiresInDays")) }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="For whom" id="name" error={errorOf("name")} help="The audit firm, or the audit.">
        <Input name="name" maxLength={80} autoComplete="off" required />
      </FormField>
      <PeriodFields proposed={proposed} errorOf={errorOf} />
      <FormField label="Open for" id="expiresInDays" error={errorOf("expiresInDays")}>
        <Select name="expiresInDays" defaultValue={DEFAULT_ROOM_DAYS}>
          {ROOM_EXPIRY_DAYS.map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Open the room</FormDialogFooter>
    </KeyboardForm>
  );
}
