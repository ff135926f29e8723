import { SegmentedLinks } from "@/components/ui/segmented-links";
import { METRIC_RANGES, RANGES, type MetricRange } from "@/lib/metrics/ranges";

type RangeLinksProps = {
  current: MetricRange;
  hrefOf: (range: MetricRange) => string;
  ranges?: readonly MetricRange[];
};

/** The time range, kept in the URL. */
export function RangeLinks({ current, hrefOf, ranges = METRIC_RANGES }: RangeLinksProps) {
  const segments = ranges.map((range) => ({ value: range, label: RANGES[range].label, href: hrefOf(range) }));
  return <SegmentedLinks label="Time range" segments={segments} current={current} />;
}
