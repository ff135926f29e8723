const SIZE = 48;
const CENTRE = SIZE / 2;

const ARROW = `<path d="M${CENTRE} ${CENTRE} l0 17 l4 -4 l3 7 l3 -1.3 l-3 -7 l6 0 z"
  fill="#111" stroke="#fff" stroke-width="1.5" stroke-linejoin="round"/>`;
const RING = `<circle cx="${CENTRE}" cy="${CENTRE}" r="16" fill="#0f766e" fill-opacity="0.25" stroke="#0f766e" stroke-width="2"/>`;

/** A pointer whose tip is at this point, with a ring while it presses. */
export function pointerImage(point: { x: number; y: number }, isPressed: boolean) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">${isPressed ? RING : ""}${ARROW}</svg>`;
  return {
    image: Buffer.from(svg),
    left: Math.round(point.x - CENTRE),
    top: Math.round(point.y - CENTRE),
  };
}
