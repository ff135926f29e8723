import { Circle, Path, Rect, Svg, Text, View } from "@react-pdf/renderer";
import { COLORS } from "./theme";

/** The product's mark and name, as components/layout/logo.tsx draws them. */
export function ProductMark({ color }: { color: string }) {
  return (
    <View style={{ flexDirection: "row", alignItems: "center" }}>
      <Svg width={26} height={26} viewBox="0 0 24 24">
        <Rect x={0} y={0} width={24} height={24} rx={6} fill={color} />
        <Path
          d="M6 15.5a6 6 0 0 1 12 0"
          stroke={COLORS.paper}
          strokeWidth={2}
          strokeOpacity={0.55}
          fill="none"
        />
        <Path d="M12 15.5L15.2 9.6" stroke={COLORS.paper} strokeWidth={2} fill="none" />
        <Circle cx={12} cy={15.5} r={1.6} fill={COLORS.paper} />
      </Svg>
      <Text style={{ fontSize: 15, fontWeight: 600, letterSpacing: -0.3, marginLeft: 8 }}>Regulix</Text>
    </View>
  );
}
