import { G, Text } from "@react-pdf/renderer";
import type { Day } from "@/lib/evidence/days";
import { COLORS, MONO } from "../theme";

type DayAxisProps = { days: readonly Day[]; left: number; width: number; y: number };

const MOST_LABELS = 6;
const LABEL_WIDTH = 44;

/** ISO dates below a drawing with one column a day: the first, the last, and some between. */
export function DayAxis({ days, left, width, y }: DayAxisProps) {
  const column = width / days.length;
  return (
    <G>
      {labelledPlaces(days.length).map((place) => {
        const middle = left + (place + 0.5) * column;
        const [x, textAnchor] =
          middle - LABEL_WIDTH / 2 < left
            ? ([left, "start"] as const)
            : middle + LABEL_WIDTH / 2 > left + width
              ? ([left + width, "end"] as const)
              : ([middle, "middle"] as const);
        return (
          <Text
            key={place}
            x={x}
            y={y}
            textAnchor={textAnchor}
            style={{ fontFamily: MONO, fontSize: 6 }}
            fill={COLORS.muted}
          >
            {days[place]}
          </Text>
        );
      })}
    </G>
  );
}

function labelledPlaces(count: number): number[] {
  const labels = Math.min(count, MOST_LABELS);
  if (labels < 2) return [0];
  return Array.from({ length: labels }, (_, place) => Math.round((place * (count - 1)) / (labels - 1)));
}
