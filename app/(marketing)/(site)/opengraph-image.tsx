import { ImageResponse } from "next/og";

export const alt = "Regulix: compliance you can watch, and prove afterwards";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const INK = "#101718";
const TEAL = "#0b5f63";

/** What other sites show beside a link to one of these pages. */
export default function OpenGraphImage() {
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 80,
        backgroundColor: "#fafbfb",
        color: INK,
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 24, fontSize: 48 }}>
        <div style={{ width: 64, height: 64, borderRadius: 16, backgroundColor: TEAL }} />
        Regulix
      </div>
      <div style={{ fontSize: 80, lineHeight: 1.1, letterSpacing: -2 }}>
        Compliance you can watch, and prove afterwards
      </div>
    </div>,
    size,
  );
}
