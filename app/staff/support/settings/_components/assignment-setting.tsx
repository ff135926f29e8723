"use client";

import { Banner } from "@/components/feedback/banner";
import { CheckField } from "@/components/forms/check-field";
import type { DeskMember } from "@/lib/support/desk/staff";
import { setAssignmentAction } from "../../actions";
import { useAct } from "../../_components/use-act";

type AssignmentSettingProps = {
  assignsSince: Date | null;
  staff: readonly Pick<DeskMember, "name" | "takesTickets" | "awaySince">[];
  mayChange: boolean;
};

/** Whether new tickets are given away by themselves, and to whom just now. */
export function AssignmentSetting({ assignsSince, staff, mayChange }: AssignmentSettingProps) {
  const { act, pending } = useAct(setAssignmentAction);
  const isOn = assignsSince !== null;
  const there = staff.filter(({ takesTickets, awaySince }) => takesTickets && awaySince === null);
  return (
    <div className="grid gap-3" aria-busy={pending}>
      {mayChange ? (
        <CheckField
          key={String(isOn)}
          name="assigns"
          label="Assign new tickets in turn"
          help="Tickets that are opened from now on. Those that somebody had before are left alone."
          defaultChecked={isOn}
          onCheckedChange={(checked) => act({ isOn: checked })}
        />
      ) : (
        <p>
          {isOn
            ? "New tickets are assigned in turn."
            : "New tickets stay unassigned until somebody takes them."}
        </p>
      )}
      {isOn &&
        (there.length === 0 ? (
          <Banner tone="warning" title="Nobody takes tickets just now">
            New tickets wait in “Unassigned”. Choose above who takes them, or come back.
          </Banner>
        ) : (
          <p className="text-muted-foreground text-sm">
            Now in turn: {there.map(({ name }) => name).join(", ")}.
          </p>
        ))}
    </div>
  );
}
