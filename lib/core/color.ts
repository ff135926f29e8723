/** A colour by how light, how strong and of which hue it looks: lightness 0 to 1, hue in degrees. */
export type Oklch = { lightness: number; chroma: number; hue: number };

type Channels = readonly [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
/** A channel may be so much outside and still be the colour that was meant: rounding. */
const GAMUT_TOLERANCE = 1e-4;
const GAMUT_STEPS = 18;

/** True for `#rrggbb`. */
export function isHexColor(value: string): boolean {
  return HEX.test(value);
}

/** The contrast of two colours by WCAG 2.2: from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** `#rrggbb` as OKLCH. */
export function oklchOf(hex: string): Oklch {
  const [red, green, blue] = linearOf(hex);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(a, b), hue: (Math.atan2(b, a) * 180) / Math.PI };
}

/** As `#rrggbb`. What sRGB cannot show loses as much of its chroma as it must, never its lightness or hue. */
export function hexOf({ lightness, chroma, hue }: Oklch): string {
  let shown = channelsOf({ lightness, chroma, hue });
  if (!isInGamut(shown)) {
    let [inside, outside] = [0, chroma];
    for (let step = 0; step < GAMUT_STEPS; step++) {
      const middle = (inside + outside) / 2;
      if (isInGamut(channelsOf({ lightness, chroma: middle, hue }))) inside = middle;
      else outside = middle;
    }
    shown = channelsOf({ lightness, chroma: inside, hue });
  }
  return `#${shown.map((channel) => byteOf(channel).toString(16).padStart(2, "0")).join("")}`;
}

function luminanceOf(hex: string): number {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linearOf(hex: string): Channels {
  const [, red = "", green = "", blue = ""] = HEX.exec(hex) ?? [];
  return [linear(red), linear(green), linear(blue)];
}

function linear(byte: string): number {
  const channel = parseInt(byte, 16) / 255;
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function channelsOf({ lightness, chroma, hue }: Oklch): Channels {
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function isInGamut(channels: Channels): boolean {
  return channels.every((channel) => channel >= -GAMUT_TOLERANCE && channel <= 1 + GAMUT_TOLERANCE);
}

function byteOf(channel: number): number {
  const held = Math.min(1, Math.max(0, channel));
  const encoded = held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}
