import { Banner } from "@/components/feedback/banner";
import { formatNumber } from "@/lib/core/format/number";

const SHOWN = 5;

/** The days that ended without a statement: the next run makes up for them and marks them late. */
export function MissedDays({ days }: { days: readonly string[] }) {
  if (days.length === 0) return null;
  const rest = days.length - SHOWN;
  return (
    <Banner
      tone="warning"
      title={
        days.length === 1 ? "One day has no evidence" : `${formatNumber(days.length)} days have no evidence`
      }
    >
      {days.slice(0, SHOWN).join(", ")}
      {rest > 0 && ` and ${formatNumber(rest)} more`}. The next nightly run makes up for missed days from the
      rows that are kept, and marks them as late.
    </Banner>
  );
}
