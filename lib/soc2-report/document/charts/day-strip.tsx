import { G, Line, Path, Rect, Svg } from "@react-pdf/renderer";
import type { Day } from "@/lib/evidence/days";
import { COLORS, CONTENT_WIDTH } from "../theme";
import { DayAxis } from "./day-axis";
import { Hatch } from "./hatch";

type DayStripProps = { days: readonly { day: Day; value: boolean | null }[] };

const WIDTH = CONTENT_WIDTH - 24;
const TOP = 4;
const BAR = 16;
const HEIGHT = TOP + BAR + 13;

/** One field a day: filled with a tick for yes, red with a cross for no, hatched where nothing is known. */
export function DayStrip({ days }: DayStripProps) {
  const column = WIDTH / days.length;
  const gap = column > 5 ? 1.5 : 0;
  return (
    <Svg width={WIDTH} height={HEIGHT} style={{ marginTop: 8 }}>
      {days.map(({ day, value }, index) => (
        <Field key={day} x={index * column + gap / 2} width={column - gap} value={value} />
      ))}
      <DayAxis days={days.map(({ day }) => day)} left={0} width={WIDTH} y={HEIGHT - 2} />
    </Svg>
  );
}

function Field({ x, width, value }: { x: number; width: number; value: boolean | null }) {
  if (value === null) return <Hatch x={x} y={TOP} width={width} height={BAR} />;
  const [middle, half] = [x + width / 2, TOP + BAR / 2];
  const hasMark = width >= 6;
  return (
    <G>
      <Rect x={x} y={TOP} width={width} height={BAR} fill={value ? COLORS.success : COLORS.critical} />
      {hasMark && value && (
        <Path
          d={`M${middle - 2.2} ${half}L${middle - 0.6} ${half + 1.8}L${middle + 2.4} ${half - 2}`}
          stroke={COLORS.paper}
          strokeWidth={1}
          fill="none"
        />
      )}
      {hasMark && !value && (
        <G>
          <Line
            x1={middle - 2}
            y1={half - 2}
            x2={middle + 2}
            y2={half + 2}
            stroke={COLORS.paper}
            strokeWidth={1}
          />
          <Line
            x1={middle - 2}
            y1={half + 2}
            x2={middle + 2}
            y2={half - 2}
            stroke={COLORS.paper}
            strokeWidth={1}
          />
        </G>
      )}
    </G>
  );
}
