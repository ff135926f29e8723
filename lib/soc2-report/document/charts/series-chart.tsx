import { Circle, G, Line, Path, Rect, Svg, Text } from "@react-pdf/renderer";
import { formatNumber } from "@/lib/core/format/number";
import type { Day } from "@/lib/evidence/days";
import { COLORS, CONTENT_WIDTH, MONO } from "../theme";
import { DayAxis } from "./day-axis";
import { Hatch } from "./hatch";
import { scaleOf, segmentsOf, type Scale } from "./scale";

export type SeriesPoint = { day: Day; value: number | null };

type SeriesChartProps = {
  points: readonly SeriesPoint[];
  /** A line for what is measured on a scale, bars for what is counted. */
  kind: "line" | "bars";
  color: string;
  unit: string;
  most?: number;
};

const WIDTH = CONTENT_WIDTH - 24;
const LEFT = 40;
const PLOT = { top: 8, height: 64, width: WIDTH - LEFT };
const HEIGHT = PLOT.top + PLOT.height + 14;

/** One value a day. A day without one is hatched and breaks the line: a gap is never a zero. */
export function SeriesChart({ points, kind, color, unit, most }: SeriesChartProps) {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOf(known, { most });
  const column = PLOT.width / points.length;
  const place = {
    x: (index: number) => LEFT + (index + 0.5) * column,
    y: (value: number) => PLOT.top + PLOT.height * (1 - (value - scale.bottom) / (scale.top - scale.bottom)),
  };
  const gaps = segmentsOf(points.map(({ value }) => (value === null ? true : null)));
  return (
    <Svg width={WIDTH} height={HEIGHT} style={{ marginTop: 8 }}>
      <Grid scale={scale} unit={unit} y={place.y} />
      {gaps.map(({ from, items }) => (
        <Hatch
          key={from}
          x={LEFT + from * column}
          y={PLOT.top}
          width={items.length * column}
          height={PLOT.height}
        />
      ))}
      {kind === "line" ? (
        <Curve points={points} place={place} color={color} />
      ) : (
        <Bars points={points} place={place} column={column} color={color} />
      )}
      <DayAxis days={points.map(({ day }) => day)} left={LEFT} width={PLOT.width} y={HEIGHT - 2} />
    </Svg>
  );
}

type Place = { x: (index: number) => number; y: (value: number) => number };

function Grid({ scale, unit, y }: { scale: Scale; unit: string; y: Place["y"] }) {
  return (
    <G>
      {scale.ticks.map((tick, index) => (
        <G key={tick}>
          <Line
            x1={LEFT}
            x2={WIDTH}
            y1={y(tick)}
            y2={y(tick)}
            stroke={index === 0 ? COLORS.borderStrong : COLORS.border}
            strokeWidth={0.5}
          />
          <Text
            x={LEFT - 5}
            y={y(tick) + 2}
            textAnchor="end"
            style={{ fontFamily: MONO, fontSize: 6 }}
            fill={COLORS.muted}
          >
            {`${formatNumber(tick, 3)}${unit}`}
          </Text>
        </G>
      ))}
    </G>
  );
}

function Curve({ points, place, color }: { points: readonly SeriesPoint[]; place: Place; color: string }) {
  return (
    <G>
      {segmentsOf(points.map(({ value }) => value)).map(({ from, items }) => {
        const dots = items.map((value, index) => ({ x: place.x(from + index), y: place.y(value) }));
        const path = dots
          .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`)
          .join("");
        return (
          <G key={from}>
            {dots.length > 1 && <Path d={path} stroke={color} strokeWidth={1.25} fill="none" />}
            {(dots.length === 1 || points.length <= 62) &&
              dots.map(({ x, y }) => <Circle key={x} cx={round(x)} cy={round(y)} r={1.4} fill={color} />)}
          </G>
        );
      })}
    </G>
  );
}

type BarsProps = { points: readonly SeriesPoint[]; place: Place; column: number; color: string };

function Bars({ points, place, column, color }: BarsProps) {
  const width = Math.min(14, Math.max(0.5, column * 0.64));
  return (
    <G>
      {points.map(({ day, value }, index) => {
        if (value === null || value === 0) return null;
        const top = place.y(value);
        const height = PLOT.top + PLOT.height - top;
        return (
          <Rect
            key={day}
            x={round(place.x(index) - width / 2)}
            y={round(top)}
            width={round(width)}
            height={round(height)}
            fill={color}
          />
        );
      })}
    </G>
  );
}

/** Hundredths of a point are finer than any printer. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
