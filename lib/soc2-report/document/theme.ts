import { StyleSheet } from "@react-pdf/renderer";

/** The colours of the light theme, as sRGB: a PDF knows no OKLCH. */
export const COLORS = {
  ink: "#14212a",
  muted: "#52616b",
  faint: "#8a979f",
  border: "#dde3e6",
  borderStrong: "#b9c3c8",
  surface: "#f5f7f8",
  paper: "#ffffff",
  success: "#1b6b44",
  successSurface: "#e8f4ed",
  critical: "#b3261e",
  criticalSurface: "#fdecea",
  medium: "#7a5200",
  mediumSurface: "#fdf3dc",
  hatch: "#c3ccd1",
} as const;

export const SANS = "Geist";
export const MONO = "Geist Mono";

/** Points, at 72 to the inch. */
export const PAGE = { width: 595.28, height: 841.89, marginX: 54, top: 66, bottom: 70 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.marginX;

export const styles = StyleSheet.create({
  page: {
    fontFamily: SANS,
    fontSize: 9,
    lineHeight: 1.45,
    color: COLORS.ink,
    paddingTop: PAGE.top,
    paddingBottom: PAGE.bottom,
    paddingHorizontal: PAGE.marginX,
  },
  h1: { fontSize: 19, fontWeight: 600, lineHeight: 1.2, letterSpacing: -0.3 },
  h2: { fontSize: 12, fontWeight: 600, lineHeight: 1.3, marginTop: 16, marginBottom: 6 },
  lead: { fontSize: 10, color: COLORS.muted, marginTop: 6, marginBottom: 14 },
  muted: { color: COLORS.muted },
  small: { fontSize: 7.5, color: COLORS.muted },
  mono: { fontFamily: MONO, fontSize: 7 },
  strong: { fontWeight: 600 },
  card: { borderWidth: 0.75, borderColor: COLORS.border, borderRadius: 5, padding: 11, marginBottom: 9 },
});
