import { Circle, Line, Path, Svg, Text, View } from "@react-pdf/renderer";
import type { EffectiveState } from "@/lib/compliance/effective-state";
import { STATE_LABELS } from "@/lib/compliance/labels";
import { COLORS } from "./theme";

/** A state with its mark and its word: never by colour alone. */
export function StateMark({ state }: { state: EffectiveState }) {
  return (
    <View style={{ flexDirection: "row", alignItems: "center" }}>
      <Svg width={8} height={8} style={{ marginRight: 4 }}>
        {markOf(state)}
      </Svg>
      <Text style={{ fontSize: 8, color: COLORS_OF[state] }}>{STATE_LABELS[state]}</Text>
    </View>
  );
}

const COLORS_OF: Record<EffectiveState, string> = {
  pass: COLORS.success,
  fail: COLORS.critical,
  error: COLORS.critical,
  stale: COLORS.medium,
  excepted: COLORS.medium,
  not_assessed: COLORS.muted,
  not_applicable: COLORS.muted,
};

function markOf(state: EffectiveState) {
  const color = COLORS_OF[state];
  switch (state) {
    case "pass":
      return <Path d="M1 4.2L3.2 6.4L7.2 1.8" stroke={color} strokeWidth={1.3} fill="none" />;
    case "fail":
    case "error":
      return <Path d="M1.4 1.4L6.6 6.6M1.4 6.6L6.6 1.4" stroke={color} strokeWidth={1.3} fill="none" />;
    case "stale":
    case "excepted":
      return <Circle cx={4} cy={4} r={2.9} stroke={color} strokeWidth={1.1} fill="none" />;
    case "not_assessed":
    case "not_applicable":
      return <Line x1={1} y1={4} x2={7} y2={4} stroke={color} strokeWidth={1.2} strokeDasharray="1.6 1" />;
  }
}
