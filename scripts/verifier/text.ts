import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import ts from "typescript";

export const VERIFIER_PATH = "public/verify/regulix-verify.mjs";

const ROOT = join(import.meta.dirname, "../..");

/** In this order each uses only what stands above it. */
const SOURCES = [
  "lib/transparency/merkle.ts",
  "lib/transparency/signed-note.ts",
  "lib/verifier/problem.ts",
  "lib/verifier/canonical.ts",
  "lib/verifier/keys.ts",
  "lib/verifier/snapshots.ts",
  "lib/compliance/effective-state.ts",
  "lib/compliance/roll-up.ts",
  "lib/verifier/assessment.ts",
  "lib/verifier/notes.ts",
  "lib/verifier/entries.ts",
  "lib/verifier/archives.ts",
  "lib/verifier/zip.ts",
  "lib/verifier/bundle.ts",
  "lib/verifier/report.ts",
  "lib/verifier/node-platform.ts",
  "lib/verifier/sha256-browser.ts",
  "lib/verifier/worker.ts",
  "lib/verifier/command-line.ts",
  "lib/verifier/main.ts",
];

const HEADER = `#!/usr/bin/env node
// Verifies evidence of Regulix offline, with nothing but Node.js 20.12 or newer and this file.
//
//   node regulix-verify.mjs --keys keys.json [--checkpoint note.txt …] evidence.zip
//   node regulix-verify.mjs --keys keys.json snapshot.json [another.json …]
//   node regulix-verify.mjs --keys keys.json report.json report.pdf
//
// Get keys.json from a source that you trust, such as the address /api/evidence/keys on a day when you had reason to
// trust it, and keep it. --checkpoint holds the bundle against a checkpoint that you kept, from a mail or elsewhere.
// The format of what is checked is described in docs/evidence-format.md.
//
// Ends with 0: intact · 2: tampered, with the place and the kind · 3: incomplete · 4: signed with an unknown or a
// revoked key, or not signed · 1: could not be read.
`;

/** The verifier as one module: its sources without their types and imports, one after the other. */
export async function verifierText(): Promise<string> {
  const parts = await Promise.all(SOURCES.map(plainScript));
  const path = join(ROOT, VERIFIER_PATH);
  return format([HEADER, ...parts].join("\n"), { ...(await resolveConfig(path)), parser: "babel" });
}

async function plainScript(path: string): Promise<string> {
  const { outputText } = ts.transpileModule(await readFile(join(ROOT, path), "utf8"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const script = outputText.replace(/^import [^;]+;\n/gm, "").replace(/^export (?=\w)/gm, "");
  return `// ${path}\n${script.replace(/^export \{\s*\};\n/m, "")}`;
}
