import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { trialDaysLeft, type Subscription } from "@/lib/plans/subscription";

const SOON_DAYS = 3;

type TrialBadgeProps = { slug: string; subscription: Subscription; now: Date };

/** How long the trial goes on, in the header of every page; nothing once there is a plan. */
export function TrialBadge({ slug, subscription, now }: TrialBadgeProps) {
  const days = trialDaysLeft(subscription, now);
  if (days === null || subscription.closesAt !== null) return null;
  const words = days === 0 ? "Trial over" : `${days} ${days === 1 ? "day" : "days"} left`;
  return (
    <Link href={`/${slug}/settings/plan`} className="inline-flex min-h-6 items-center rounded-sm">
      <Badge tone={days === 0 ? "critical" : days <= SOON_DAYS ? "medium" : "outline"}>
        <span className="sr-only sm:not-sr-only">{days > 0 && "Trial: "}</span>
        {words}
      </Badge>
    </Link>
  );
}
