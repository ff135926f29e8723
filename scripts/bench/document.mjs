// The part of docs/benchmarks.md that a bench writes: its table, under its own heading.
import { cpus, loadavg, totalmem } from "node:os";

/** Names the machine and how busy it is with other work, without anything that would tell whose it is. */
export function describeMachine() {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model.trim() ?? "unknown";
  const day = new Date().toISOString().slice(0, 10);
  const busy = loadavg()[0]?.toFixed(1);
  return `${processors.length} cores (${model}), ${memory} GB memory, Node ${process.versions.node}, ${day}; load average before the run: ${busy}`;
}

/** Three or four digits are all that a figure measured once can tell. */
export function rounded(value) {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(Math.abs(value) < 1 ? 4 : 2);
}

/**
 * Whether a figure is within its bound, and both in words; empty without a bound.
 * @param {{ value: number, wanted?: { atMost: number } | { atLeast: number } }} figure
 */
export function verdict({ value, wanted }) {
  if (!wanted) return "";
  if ("atMost" in wanted) return `≤ ${rounded(wanted.atMost)}, ${value <= wanted.atMost ? "met" : "missed"}`;
  return `≥ ${rounded(wanted.atLeast)}, ${value >= wanted.atLeast ? "met" : "missed"}`;
}

function row(figure) {
  const { goal = "", what, value, unit, here = "", beside = "" } = figure;
  return `| ${[goal, what, here, beside, `${rounded(value)} ${unit}`, verdict(figure)].join(" | ")} |`;
}

/** The document with the table of one part replaced or, under a new heading at the end, added. */
export function withSection(text, title, figures, machine) {
  const table = [
    `<!-- ${title}: written by npm run bench -->`,
    "",
    `Measured on ${machine}.`,
    "",
    "| goal | what | here | beside it | result | wanted |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map(row),
    "",
    `<!-- ${title}: end -->`,
  ].join("\n");
  const kept = new RegExp(`<!-- ${title}: written by npm run bench -->[\\s\\S]*?<!-- ${title}: end -->`);
  if (kept.test(text)) return text.replace(kept, () => table);
  const heading = `## ${title}\n`;
  return text.includes(heading)
    ? text.replace(heading, () => `${heading}\n${table}\n`)
    : `${text.trimEnd()}\n\n${heading}\n${table}\n`;
}
