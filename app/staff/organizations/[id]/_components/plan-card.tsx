"use client";

import { useState } from "react";
import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { STATUS_LABELS } from "@/lib/plans/labels";
import { PLAN_KEYS, PLANS } from "@/lib/plans/plans";
import type { Subscription } from "@/lib/plans/subscription";
import { setPlanAction } from "../actions";

const STATES = { active: "As agreed, without an end", trialing: "A trial" } as const;

type PlanCardProps = {
  organizationId: string;
  subscription: Subscription;
  paysThroughStripe: boolean;
};

/** What the organisation has subscribed to, and how staff change what was agreed on. */
export function PlanCard({ organizationId, subscription, paysThroughStripe }: PlanCardProps) {
  const { plan, status, trialEndsAt } = subscription;
  const trialDay = trialEndsAt.toISOString().slice(0, 10);
  const [isTrial, setIsTrial] = useState(status === "trialing");
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="flex-1 font-medium">{PLANS[plan].name}</span>
      <span className="text-muted-foreground text-sm">
        {STATUS_LABELS[status]}
        {status === "trialing" && ` until ${trialDay}`}
        {paysThroughStripe && ", paid through Stripe"}
      </span>
      <ReasonDialog
        trigger={<Button size="sm">Change plan</Button>}
        title="Change the plan?"
        description="It holds at once. The change stands in the organisation's audit log. A subscription of Stripe is changed there."
        confirmLabel="Change plan"
        help="The organisation's owners read it beside your name."
        send={(reason, fields) => {
          const text = (name: string) => String(fields.get(name) ?? "");
          return setPlanAction({
            organizationId,
            plan: PLAN_KEYS.find((key) => key === text("plan")) ?? plan,
            status: text("status") === "trialing" ? "trialing" : "active",
            trialEndsOn: text("trialEndsOn"),
            reason,
          });
        }}
      >
        <FormField label="Plan">
          <Select name="plan" defaultValue={plan}>
            {PLAN_KEYS.map((key) => (
              <option key={key} value={key}>
                {PLANS[key].name}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label="How">
          <Select
            name="status"
            value={isTrial ? "trialing" : "active"}
            onChange={(event) => setIsTrial(event.target.value === "trialing")}
          >
            {Object.entries(STATES).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </FormField>
        {isTrial && (
          <FormField label="Last day of the trial" help="In UTC.">
            <Input
              type="date"
              name="trialEndsOn"
              required
              defaultValue={status === "trialing" ? trialDay : ""}
            />
          </FormField>
        )}
      </ReasonDialog>
    </Card>
  );
}
