import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";

type RestoredBannerProps = {
  /** Null when its time is over. */
  restoration: { firstSequence: number; lastSequence: number; expiresAt: Date } | null;
  /** The log itself. */
  pathname: string;
};

/** Says that the table shows an archive, and leads back to the log. */
export function RestoredBanner({ restoration, pathname }: RestoredBannerProps) {
  const back = (
    <Button asChild size="sm">
      <Link href={pathname}>Show the log of today</Link>
    </Button>
  );
  if (restoration === null)
    return (
      <Banner tone="warning" title="This restored archive is no longer there" action={back}>
        Below is the log of today. Restore the archive again on the page Retention.
      </Banner>
    );
  const { firstSequence, lastSequence, expiresAt } = restoration;
  return (
    <Banner
      title={`Entries ${formatNumber(firstSequence)} to ${formatNumber(lastSequence)}, from the archive`}
      action={back}
    >
      Restored until {formatDay(expiresAt, "UTC")}; its signature, its digest and every link were checked.
    </Banner>
  );
}
