import Link from "next/link";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { reportHref } from "@/components/support/report-href";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { Footprint } from "@/lib/billing/lost";
import type { BillingOverview, PaidPlan } from "@/lib/billing/types";
import { lostByChange } from "@/lib/billing/lost";
import { now } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format/date-time";
import { formatMoney } from "@/lib/core/money";
import { STATUS_LABELS } from "@/lib/plans/labels";
import { PLANS } from "@/lib/plans/plans";
import { trialDaysLeft, type Subscription, type SubscriptionStatus } from "@/lib/plans/subscription";
import { CancelDialog } from "./cancel-dialog";
import { ChangePlanDialog } from "./change-plan-dialog";
import { PortalButton } from "./portal-button";
import { ResumeButton } from "./resume-button";
import { SubscribeButton } from "./subscribe-button";

const LOOKS: Record<SubscriptionStatus, Status> = {
  trialing: "pending",
  active: "active",
  past_due: "fail",
  canceled: "cancelled",
  expired: "expired",
};

type PlanCardProps = {
  slug: string;
  subscription: Subscription;
  billing: BillingOverview;
  footprint: Footprint;
  forSale: readonly PaidPlan[];
  timeZone: string;
  refusal?: string;
};

/** Which plan, until when, what comes next, and what can be done about it. */
export function PlanCard(props: PlanCardProps) {
  const { slug, subscription, billing, footprint, forSale, timeZone, refusal } = props;
  const { plan, status } = subscription;
  const name = PLANS[plan].name;
  const changes = forSale.filter((other) => other !== plan);
  return (
    <Card>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-lg font-semibold">{name}</h3>
          <StatusBadge status={LOOKS[status]} word={STATUS_LABELS[status]} />
        </div>
        <DescriptionList>
          <DescriptionItem term={datesTerm(billing, status)}>{datesText(props)}</DescriptionItem>
          <DescriptionItem term="Next invoice">
            {billing.nextInvoice &&
              `${formatMoney(billing.nextInvoice.total)} on ${formatDay(billing.nextInvoice.at, timeZone)}`}
          </DescriptionItem>
        </DescriptionList>
        <div className="flex flex-wrap gap-2">
          {!billing.hasSubscription &&
            forSale.map((paid) => (
              <SubscribeButton
                key={paid}
                slug={slug}
                plan={paid}
                label={`Start ${PLANS[paid].name}`}
                isMain={paid === "pro"}
                refusal={refusal}
              />
            ))}
          {billing.hasSubscription &&
            changes.map((other) => (
              <ChangePlanDialog
                key={other}
                slug={slug}
                from={plan}
                plan={other}
                timeZone={timeZone}
                refusal={refusal}
              />
            ))}
          {billing.hasSubscription && billing.cancelAtPeriodEnd && (
            <ResumeButton slug={slug} plan={name} refusal={refusal} />
          )}
          {billing.hasSubscription && !billing.cancelAtPeriodEnd && (
            <CancelDialog
              slug={slug}
              plan={name}
              endsOn={billing.periodEndsAt && formatDay(billing.periodEndsAt, timeZone)}
              lost={lostByChange(plan, "starter", footprint)}
              refusal={refusal}
            />
          )}
          {billing.isCustomer && (
            <PortalButton slug={slug} place="overview" refusal={refusal}>
              Open Stripe’s portal
            </PortalButton>
          )}
        </div>
        {!forSale.includes("enterprise") && plan !== "enterprise" && (
          <p className="text-muted-foreground text-sm">
            Enterprise is agreed on with us: your terms, your model, your brand.{" "}
            <Link
              href={reportHref(slug, { subject: "We are interested in Enterprise" })}
              className="text-link hover:underline"
            >
              Write to support
            </Link>
            .
          </p>
        )}
      </CardContent>
    </Card>
  );
}

function datesTerm({ cancelAtPeriodEnd }: BillingOverview, status: SubscriptionStatus): string {
  if (status === "trialing" || status === "expired") return "Trial";
  if (status === "canceled") return "Ended";
  return cancelAtPeriodEnd ? "Ends" : "Renews";
}

function datesText({ subscription, billing, timeZone }: PlanCardProps): string | null {
  const { status, trialEndsAt } = subscription;
  const daysLeft = trialDaysLeft(subscription, now());
  if (status === "expired" || daysLeft === 0) return `Ended on ${formatDay(trialEndsAt, timeZone)}`;
  if (daysLeft !== null)
    return `Ends on ${formatDay(trialEndsAt, timeZone)} · ${daysLeft} ${daysLeft === 1 ? "day" : "days"} left`;
  return billing.periodEndsAt && formatDay(billing.periodEndsAt, timeZone);
}
