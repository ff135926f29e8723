import { STATEMENTS_PATH } from "./archive-statements";
import { ASSESSMENT_PATH } from "./compliance-files";
import type { PlannedFile } from "./types";

/** A file of a chain holds at most so many lines: what is written, and written again, in one step. */
export const LINES_A_FILE = 50_000;

export type Span = { first: number; last: number };

/** The entries of a period; the last one that has expired, or 0. */
export type EntrySpan = Span & { expiredThrough: number };

/** Every file of a bundle but its manifest. A chain is cut into files of a size that one step can write. */
export function planFiles({ entries, decisions }: { entries: EntrySpan; decisions: Span }): PlannedFile[] {
  return [
    { path: "README.txt" },
    { path: "verify/regulix-verify.mjs" },
    { path: "keys.json" },
    { path: "docs/rls.md" },
    { path: "docs/evidence-format.md" },
    { path: "snapshots/snapshots.jsonl" },
    { path: "snapshots/snapshots.csv" },
    { path: STATEMENTS_PATH },
    { path: "audit/proof.json", ...entries },
    ...cut("audit/entries", "jsonl", entries),
    ...cut("audit/entries", "csv", entries),
    { path: "alerts/alerts.jsonl" },
    { path: "alerts/alerts.csv" },
    ...cut("alerts/decisions", "jsonl", decisions),
    { path: "policies/alert-policies.jsonl" },
    { path: "policies/alert-policy-versions.jsonl" },
    { path: "policies/security-policy.json" },
    { path: "policies/retention.json" },
    // First of those that are made from it.
    { path: ASSESSMENT_PATH },
    { path: "compliance/checks.csv" },
    { path: "compliance/controls.csv" },
    { path: "compliance/requirements.csv" },
    { path: "compliance/results.jsonl" },
    { path: "compliance/exceptions.jsonl" },
    { path: "compliance/exceptions.csv" },
    { path: "oscal/assessment-results.json" },
  ];
}

function cut(name: string, extension: string, { first, last }: Span): PlannedFile[] {
  const files: PlannedFile[] = [];
  for (let from = first; from <= last; from += LINES_A_FILE) {
    const number = String(files.length + 1).padStart(6, "0");
    files.push({
      path: `${name}-${number}.${extension}`,
      first: from,
      last: Math.min(last, from + LINES_A_FILE - 1),
    });
  }
  return files;
}
