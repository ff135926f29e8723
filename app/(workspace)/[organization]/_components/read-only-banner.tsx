import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import type { ReadOnlyReason } from "@/lib/plans/subscription";

const TITLES: Record<Exclude<ReadOnlyReason, "closing">, string> = {
  trial_expired: "The trial is over: this organisation is read-only",
  subscription_ended: "The subscription has ended: this organisation is read-only",
};

type ReadOnlyBannerProps = { slug: string; reason: ReadOnlyReason | null; mayChoosePlan: boolean };

/** Stands above every page from the end of the trial or the subscription until a plan is chosen. */
export function ReadOnlyBanner({ slug, reason, mayChoosePlan }: ReadOnlyBannerProps) {
  if (reason === null || reason === "closing") return null;
  return (
    <Banner
      tone="warning"
      className="mb-5"
      title={TITLES[reason]}
      action={
        mayChoosePlan && (
          <Button asChild size="sm" variant="primary">
            <Link href={`/${slug}/settings/billing`}>Choose a plan</Link>
          </Button>
        )
      }
    >
      Nothing was deleted, and everything can be read and exported. Changes and sent data are refused
      {mayChoosePlan ? " until you choose a plan." : " until an owner chooses a plan."}
    </Banner>
  );
}
