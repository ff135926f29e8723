"use client";

import { CheckField } from "@/components/forms/check-field";
import { Select } from "@/components/ui/select";
import { SUPPORT_ROLE_LABELS, SUPPORT_ROLES } from "@/lib/support/desk/roles";
import type { DeskMember } from "@/lib/support/desk/staff";
import { setAgentAction, setAvailabilityAction } from "../../actions";
import { AwaySince } from "../../_components/availability";
import { useAct } from "../../_components/use-act";

/** One of the staff: what they do in the desk, and whether they take tickets in turn. */
export function AgentRow({ member, mayChange }: { member: DeskMember; mayChange: boolean }) {
  const { userId, name, email, role, takesTickets, awaySince } = member;
  const { act, pending } = useAct(setAgentAction);
  const availability = useAct(setAvailabilityAction);
  return (
    <li
      className="grid gap-2 border-b pb-4 last:border-b-0 last:pb-0"
      aria-busy={pending || availability.pending}
    >
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-muted-foreground text-sm wrap-anywhere">{email}</p>
      </div>
      {mayChange ? (
        <>
          <Select
            aria-label={`Role of ${name}`}
            value={role ?? ""}
            onChange={(event) => {
              const chosen = SUPPORT_ROLES.find((known) => known === event.target.value);
              if (chosen) act({ staffUserId: userId, role: chosen, takesTickets });
            }}
          >
            {role === null && <option value="">No role yet</option>}
            {SUPPORT_ROLES.map((each) => (
              <option key={each} value={each}>
                {SUPPORT_ROLE_LABELS[each]}
              </option>
            ))}
          </Select>
          {role !== null && role !== "viewer" && (
            <CheckField
              key={String(takesTickets)}
              name={`takes-${userId}`}
              label="Takes tickets in turn"
              help="“Next in turn” gives tickets to whoever was given one the longest ago."
              defaultChecked={takesTickets}
              onCheckedChange={(checked) => act({ staffUserId: userId, role, takesTickets: checked })}
            />
          )}
          {takesTickets && (
            <CheckField
              key={`away-${String(awaySince !== null)}`}
              name={`away-${userId}`}
              label="Away"
              help={awaySince === null ? "Is given no new tickets while away." : <AwaySince at={awaySince} />}
              defaultChecked={awaySince !== null}
              onCheckedChange={(isAway) => availability.act({ staffUserId: userId, isAway })}
            />
          )}
        </>
      ) : (
        <p className="text-muted-foreground text-sm">
          {role === null ? "No role yet" : SUPPORT_ROLE_LABELS[role]}
        </p>
      )}
    </li>
  );
}
