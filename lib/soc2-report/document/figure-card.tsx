import { Text, View } from "@react-pdf/renderer";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import { compareFigure } from "../compare";
import type { PeriodFigure } from "../model";
import { counted, dayText, reasonText, RULE_WORDS, shortDigest, totalText } from "../words";
import { DayStrip } from "./charts/day-strip";
import { NotAssessed } from "./charts/hatch";
import { SeriesChart } from "./charts/series-chart";
import { COLORS, MONO, styles } from "./theme";

const AXIS_UNITS: Record<PeriodFigure["unit"], string> = {
  count: "",
  percent: " %",
  milliseconds: " ms",
  boolean: "",
  days: " d",
};

/** One figure of the period: what it says, how it was on each day, and where it comes from. */
export function FigureCard({ figure, color }: { figure: PeriodFigure; color: string }) {
  const { label, description, criteria } = FIGURE_LABELS[figure.key];
  return (
    <View wrap={false} style={styles.card}>
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <View style={{ flex: 1, paddingRight: 16 }}>
          <Text style={{ fontSize: 10.5, fontWeight: 600 }}>{label}</Text>
          <Text style={[styles.small, { marginTop: 1 }]}>{`${description} ${criteria.join(", ")}.`}</Text>
        </View>
        <View style={{ alignItems: "flex-end" }}>
          <Text style={{ fontSize: 13, fontWeight: 600, color: valueColor(figure) }}>
            {totalText(figure, figure.unit)}
          </Text>
          <Text style={[styles.small, { marginTop: 1 }]}>{compareFigure(figure).text}</Text>
        </View>
      </View>
      {figure.reason === null ? (
        <Chart figure={figure} color={color} />
      ) : (
        <NotAssessed reason={reasonText(figure.reason)} />
      )}
      <Provenance figure={figure} />
    </View>
  );
}

function valueColor({ value }: PeriodFigure): string {
  if (value === null) return COLORS.muted;
  return value === false ? COLORS.critical : COLORS.ink;
}

function Chart({ figure: { rule, days, unit, key }, color }: { figure: PeriodFigure; color: string }) {
  if (rule === "every_day")
    return (
      <DayStrip
        days={days.map(({ day, value }) => ({ day, value: typeof value === "boolean" ? value : null }))}
      />
    );
  return (
    <SeriesChart
      points={days.map(({ day, value }) => ({ day, value: typeof value === "number" ? value : null }))}
      kind={key === "auth_failures_30d" || key === "error_rate" ? "bars" : "line"}
      color={color}
      unit={AXIS_UNITS[unit]}
      most={unit === "percent" ? 100 : undefined}
    />
  );
}

/** Window, source and digest: what somebody needs who computes it again. */
function Provenance({ figure }: { figure: PeriodFigure }) {
  const { window_start, window_end, source_query_sha256, rows_sha256, known_days, days, sample, rule } =
    figure;
  const sources = source_query_sha256.map((digest) => shortDigest(digest)).join(", ");
  const lines = [
    `${RULE_WORDS[rule]}; ${known_days} of ${counted(days.length, "day")} known, sample ${sample}`,
    `window ${dayText(window_start)} to ${dayText(window_end)}, end not included · source ${sources || "none"} · rows ${shortDigest(rows_sha256)}`,
  ];
  return (
    <View style={{ marginTop: 6 }}>
      {lines.map((line) => (
        <Text key={line} style={{ fontFamily: MONO, fontSize: 6, color: COLORS.muted }}>
          {line}
        </Text>
      ))}
    </View>
  );
}
