import { join } from "node:path";
import { Font } from "@react-pdf/renderer";
import { MONO, SANS } from "./theme";

const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts");

let registered = false;

/** Makes the product's fonts known to the renderer, from the package: nothing is fetched. */
export function registerFonts(): void {
  if (registered) return;
  registered = true;
  const sans = (name: string) => join(FOLDER, "geist-sans", `Geist-${name}.ttf`);
  const mono = (name: string) => join(FOLDER, "geist-mono", `GeistMono-${name}.ttf`);
  Font.register({
    family: SANS,
    fonts: [
      { src: sans("Regular"), fontWeight: 400 },
      { src: sans("Medium"), fontWeight: 500 },
      { src: sans("SemiBold"), fontWeight: 600 },
    ],
  });
  Font.register({
    family: MONO,
    fonts: [
      { src: mono("Regular"), fontWeight: 400 },
      { src: mono("Medium"), fontWeight: 500 },
    ],
  });
  // Words are not broken: a hyphen within an id or a digest would be taken for a part of it.
  Font.registerHyphenationCallback((word) => [word]);
}
