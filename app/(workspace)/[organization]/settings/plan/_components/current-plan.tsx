import { ExactTime } from "@/components/time/exact-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PLAN_TAGLINES, STATUS_LABELS } from "@/lib/plans/labels";
import { PLANS } from "@/lib/plans/plans";
import { readOnlyReason, trialDaysLeft, type Subscription } from "@/lib/plans/subscription";

type CurrentPlanProps = { subscription: Subscription; now: Date; timeZone: string };

/** The plan, its state, and until when. */
export function CurrentPlan({ subscription, now, timeZone }: CurrentPlanProps) {
  const days = trialDaysLeft(subscription, now);
  const isOver = readOnlyReason(subscription, now) !== null;
  return (
    <Card className="grid gap-2 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{PLANS[subscription.plan].name}</h2>
        <Badge tone={isOver ? "critical" : "success"}>
          {days === 0 ? STATUS_LABELS.expired : STATUS_LABELS[subscription.status]}
        </Badge>
      </div>
      {days === null ? (
        <p className="text-muted-foreground">{PLAN_TAGLINES[subscription.plan]}</p>
      ) : (
        <p className="text-muted-foreground">
          {days > 0
            ? `Trial: ${days} ${days === 1 ? "day is" : "days are"} left. It ends `
            : "The trial ended "}
          <ExactTime at={subscription.trialEndsAt} timeZone={timeZone} />.{" "}
          {days === 0 && "Everything can be read and exported; nothing was deleted."}
        </p>
      )}
    </Card>
  );
}
