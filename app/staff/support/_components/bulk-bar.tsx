"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { StaffMember } from "@/lib/support/desk/types";
import { nextStatuses, TICKET_STATUS_LABELS } from "@/lib/support/tickets/statuses";
import { TICKET_PRIORITIES, TICKET_PRIORITY_LABELS } from "@/lib/support/tickets/vocabulary";
import { assignChange } from "./assign-change";
import { useChange } from "./use-change";

type BulkBarProps = { numbers: readonly number[]; staff: readonly StaffMember[]; onDone: () => void };

/** What can be done to all the tickets that are selected. Each select does it at once. */
export function BulkBar({ numbers, staff, onDone }: BulkBarProps) {
  const { change, pending } = useChange(onDone);
  const [label, setLabel] = useState("");
  const select = "w-auto min-w-36 shrink-0";
  return (
    <div
      role="region"
      aria-label="Change selected tickets"
      aria-busy={pending}
      className="bg-popover shadow-float sticky bottom-3 z-20 mt-3 flex items-center gap-2 overflow-x-auto rounded-lg border p-2.5 sm:flex-wrap"
    >
      <IconButton label="Clear selection" className="shrink-0" onClick={onDone}>
        <X aria-hidden />
      </IconButton>
      <span className="shrink-0 text-sm font-medium whitespace-nowrap" role="status">
        {numbers.length === 1 ? "1 ticket" : `${numbers.length} tickets`}
      </span>
      <Select
        aria-label="Assign to"
        className={select}
        value=""
        onChange={(event) => change(numbers, assignChange(event.target.value))}
      >
        <option value="" disabled>
          Assign to…
        </option>
        <option value="next">Next in turn</option>
        <option value="nobody">Nobody</option>
        {staff.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Set priority"
        className={select}
        value=""
        onChange={(event) => {
          const priority = TICKET_PRIORITIES.find((known) => known === event.target.value);
          if (priority) change(numbers, { kind: "priority", priority });
        }}
      >
        <option value="" disabled>
          Priority…
        </option>
        {TICKET_PRIORITIES.map((priority) => (
          <option key={priority} value={priority}>
            {TICKET_PRIORITY_LABELS[priority]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Set status"
        className={select}
        value=""
        onChange={(event) => {
          const status = nextStatuses("open", "staff").find((known) => known === event.target.value);
          if (status) change(numbers, { kind: "status", status });
        }}
      >
        <option value="" disabled>
          Status…
        </option>
        {nextStatuses("open", "staff").map((status) => (
          <option key={status} value={status}>
            {TICKET_STATUS_LABELS[status]}
          </option>
        ))}
      </Select>
      <form
        className="flex shrink-0 gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (label.trim() !== "") change(numbers, { kind: "add_label", label });
        }}
      >
        <Input
          aria-label="Label to add"
          placeholder="Label"
          className="w-32"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button type="submit" pending={pending}>
          Add label
        </Button>
      </form>
    </div>
  );
}
