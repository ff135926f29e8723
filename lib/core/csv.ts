type Cell = string | number | null;

/** A spreadsheet takes text that begins so for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** One line of RFC 4180 CSV. Text that a spreadsheet would run as a formula is given an apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
