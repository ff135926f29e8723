import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { PLANS } from "@/lib/plans/plans";
import type { Subscription } from "@/lib/plans/subscription";

type PaymentBannerProps = { slug: string; subscription: Subscription };

/** Shown on every page to those who pay while a payment is due. */
export function PaymentBanner({ slug, subscription }: PaymentBannerProps) {
  return (
    <Banner
      tone="critical"
      className="m-4 md:mx-6"
      title="A payment failed"
      action={
        <Button asChild size="sm" variant="primary">
          <Link href={`/${slug}/settings/billing`}>Update payment method</Link>
        </Button>
      }
    >
      The plan {PLANS[subscription.plan].name} goes on while it is tried again. When the attempts are over,
      everything can be read and nothing changed until it is paid.
    </Banner>
  );
}
