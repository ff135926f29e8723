import { verifyBundle } from "./bundle";
import { ringOf, type KeyRing, type PublishedKeys } from "./keys";
import { nodePlatform, nodeSource } from "./node-platform";
import type { Platform } from "./platform";
import { INTACT, Problem, UNREADABLE } from "./problem";
import { checkReport, isReport, refuseAlone } from "./report";
import { checkSnapshot, checkSnapshotChains, type CheckedSnapshot, type Snapshot } from "./snapshots";

const USAGE =
  "Usage: node regulix-verify.mjs --keys keys.json [--checkpoint note.txt …] evidence.zip | snapshot.json [another …] | report.json [report.pdf]";

type Asked = { keys: string | null; checkpoints: string[]; files: string[] };

function askedFor(parameters: readonly string[]): Asked {
  const asked: Asked = { keys: null, checkpoints: [], files: [] };
  for (let place = 0; place < parameters.length; place += 1) {
    const parameter = parameters[place] ?? "";
    if (parameter === "--keys") asked.keys = parameters[(place += 1)] ?? null;
    else if (parameter === "--checkpoint") asked.checkpoints.push(parameters[(place += 1)] ?? "");
    else asked.files.push(parameter);
  }
  return asked;
}

/** Verifies what the command line names; answers the exit code. */
export async function runCommandLine(parameters: readonly string[]): Promise<number> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const asked = askedFor(parameters);
    if (asked.keys === null || asked.files.length === 0) throw new Problem(UNREADABLE, USAGE, "command line");
    const platform = await nodePlatform();
    const ring = ringOf(platform, (await readJsonFile(asked.keys)) as PublishedKeys);
    const anchors = [];
    for (const name of asked.checkpoints) anchors.push({ name, note: await readTextFile(name) });
    const snapshots: CheckedSnapshot[] = [];
    const pdf = asked.files.find((path) => path.endsWith(".pdf")) ?? null;
    let isHeld = pdf === null;
    for (const path of asked.files) {
      if (path === pdf) continue;
      if (!path.endsWith(".json")) {
        await verifyArchive(platform, { ring, anchors, path, say });
        continue;
      }
      const document = await readJsonFile(path);
      if (!isReport(document)) snapshots.push(await verifySnapshot(platform, ring, { path, document }, say));
      else {
        await verifyReport(platform, ring, { path, document, pdf }, say);
        isHeld = true;
      }
    }
    if (pdf !== null && !isHeld) refuseAlone(pdf);
    checkSnapshotChains(snapshots);
    if (snapshots.length > 0)
      say(`Intact: ${snapshots.length} snapshot${snapshots.length === 1 ? "" : "s"}.`);
    return INTACT;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return error instanceof Problem ? error.code : UNREADABLE;
  }
}

async function verifySnapshot(
  platform: Platform,
  ring: KeyRing,
  { path, document }: { path: string; document: unknown },
  say: (line: string) => void,
): Promise<CheckedSnapshot> {
  const checked = await checkSnapshot(platform, ring, document as Snapshot, path);
  say(`${checked.date}  number ${checked.sequence}  sha256 ${checked.hash}  signature valid`);
  return checked;
}

async function verifyReport(
  platform: Platform,
  ring: KeyRing,
  given: { path: string; document: Parameters<typeof checkReport>[2]; pdf: string | null },
  say: (line: string) => void,
): Promise<void> {
  const { path, document, pdf } = given;
  const source = pdf === null ? null : await openFile(pdf);
  try {
    const checked = await checkReport(platform, ring, document, { name: path, pdf: source });
    say(`Organisation ${checked.organizationId}, report of ${checked.days}`);
    say(`Evidence sha256 ${checked.modelSha256}`);
    say(pdf === null ? "No PDF was given to hold against it." : `${pdf} is the PDF that was signed.`);
    say("Intact.");
  } finally {
    await source?.close();
  }
}

function openFile(path: string): ReturnType<typeof nodeSource> {
  return nodeSource(path).catch((error: Error) => {
    throw new Problem(UNREADABLE, error.message, path);
  });
}

async function verifyArchive(
  platform: Platform,
  given: {
    ring: KeyRing;
    anchors: { name: string; note: string }[];
    path: string;
    say: (line: string) => void;
  },
): Promise<void> {
  const { path, say, ...trusted } = given;
  const source = await openFile(path);
  try {
    const report = await verifyBundle(platform, source, trusted);
    say(`Organisation ${report.organizationId}, ${report.days}`);
    say(
      `${report.files} files, ${report.snapshots} snapshots, ${report.entries} audit entries, ${report.decisions} decisions`,
    );
    if (report.assessed)
      say(
        `${report.assessed.checks} checks and ${report.assessed.requirements} requirements follow from what was found.`,
      );
    if (report.archives > 0)
      say(
        `${report.archives} statements about archives hold; lines that come from one end as it was signed.`,
      );
    for (const lost of report.expired) say(`Expired, and not in this bundle: ${lost}.`);
    say(`The tree was held against ${report.checkpoints} signed checkpoints.`);
    for (const name of report.notCompared) say(`${name} lies outside of this bundle and was not compared.`);
    say("Intact.");
  } finally {
    await source.close();
  }
}

async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(UNREADABLE, "it is no JSON", path);
  }
}

async function readTextFile(path: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  return readFile(path, "utf8").catch((error: Error) => {
    throw new Problem(UNREADABLE, error.message, path);
  });
}
