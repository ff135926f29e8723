import { G, Line, Rect, Svg, Text, View } from "@react-pdf/renderer";
import { COLORS, CONTENT_WIDTH, styles } from "../theme";
import { hatchLines } from "./scale";

type HatchProps = { x: number; y: number; width: number; height: number };

/** Slanted lines within a drawing: here nothing is known. */
export function Hatch({ x, y, width, height }: HatchProps) {
  return (
    <G>
      <Rect x={x} y={y} width={width} height={height} fill={COLORS.surface} />
      {hatchLines(width, height).map(({ x1, y1, x2, y2 }, place) => (
        <Line
          key={place}
          x1={x + x1}
          y1={y + y1}
          x2={x + x2}
          y2={y + y2}
          stroke={COLORS.hatch}
          strokeWidth={0.5}
        />
      ))}
    </G>
  );
}

const WIDTH = CONTENT_WIDTH - 24;
const HEIGHT = 34;

/** In the place of a chart: not assessed, and why. */
export function NotAssessed({ reason }: { reason: string }) {
  return (
    <View style={{ marginTop: 8, height: HEIGHT, justifyContent: "center" }}>
      <Svg width={WIDTH} height={HEIGHT} style={{ position: "absolute", top: 0, left: 0 }}>
        <Hatch x={0} y={0} width={WIDTH} height={HEIGHT} />
        <Rect
          x={0.4}
          y={0.4}
          width={WIDTH - 0.8}
          height={HEIGHT - 0.8}
          stroke={COLORS.borderStrong}
          strokeWidth={0.75}
          fill="none"
        />
      </Svg>
      <View style={{ alignItems: "center" }}>
        <Text
          style={{ backgroundColor: COLORS.paper, paddingHorizontal: 7, paddingVertical: 2, fontSize: 8 }}
        >
          <Text style={styles.strong}>Not assessed. </Text>
          {reason}
        </Text>
      </View>
    </View>
  );
}
