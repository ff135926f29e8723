// Evidence for many, and much of it: node scripts/bench.mjs evidence
import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listBatch, runChecks } from "@/lib/compliance/run-checks";
import { systemContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { boundsOf, dayOf, DAY_MS, endedDay } from "@/lib/evidence/days";
import { takeAllSnapshots } from "@/lib/evidence/take-all-snapshots";
import { takeSnapshots } from "@/lib/evidence/take-snapshots";
import { openExport } from "@/lib/evidence-exports/queries";
import { beginExport, sealExport, writeExportFile } from "@/lib/evidence-exports/run-export";
import { buildModel } from "@/lib/soc2-report/build-model";
import { readSource } from "@/lib/soc2-report/source/read-source";
import { takeAllCheckpoints, takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
import { writeEntries } from "./audit-data";
import { costOf, type Cost } from "./cost";
import { milliseconds, report, timed } from "./measure";
import { makeOrganizations, startBenchServer } from "./server";

const ORGANIZATIONS = 10_000;
const ENTRIES_EACH = 10;
const CHECKED_ORGANIZATIONS = 2_000;
const EXPORTED_ENTRIES = 1_000_000;
const REPORT_DAYS = 30;
const REPORT_ENTRIES = 10_000;
const MIB = 2 ** 20;

const yesterday = endedDay(new Date());
const noon = new Date(boundsOf(yesterday).from.getTime() + DAY_MS / 2);
const storage = await mkdtemp(join(tmpdir(), "regulix-bench-"));
process.env.STORAGE_DIRECTORY = storage;
const server = await startBenchServer("evidence");

try {
  await measureReport();
  await measureNight();
  await measureExport();
} finally {
  await server.stop();
  await rm(storage, { recursive: true, force: true });
}

/** What every night does for every organisation. */
async function measureNight(): Promise<void> {
  const ids = await makeYoung(ORGANIZATIONS);
  await writeEntries(server.superuser, ids, { each: ENTRIES_EACH, at: noon });
  const many = `${ORGANIZATIONS.toLocaleString("en")} organisations`;
  const snapshots = await costOf(server, () => takeAllSnapshots(new Date()));
  tell(`the day's snapshots of ${many}, signed`, snapshots, 300);
  const checkpoints = await costOf(server, () => takeAllCheckpoints(yesterday));
  tell(`the day's checkpoints of ${many}, trees grown and signed`, checkpoints, 300);
  const checks = await costOf(server, checkSome);
  tell(`62 checks of ${CHECKED_ORGANIZATIONS.toLocaleString("en")} organisations, results kept`, checks);
}

async function checkSome(): Promise<void> {
  let after: string | null = null;
  for (let checked = 0; checked < CHECKED_ORGANIZATIONS;) {
    const { organizationIds, next } = await listBatch(after);
    await runChecks(organizationIds, { key: "bench", trigger: "daily", requestedById: null });
    checked += organizationIds.length;
    after = next;
  }
}

/** A bundle of a million entries, from asking for it to the last byte of its download. */
async function measureExport(): Promise<void> {
  const [id = ""] = await makeYoung(1);
  await writeEntries(server.superuser, [id], { each: EXPORTED_ENTRIES, at: noon });
  // The tree grows every night.
  await takeCheckpointNow(id);
  const name = { organizationId: id, exportId: await askForExport(id) };
  const memory = watchMemory();
  const made = await costOf(server, async () => {
    for (const file of await beginExport(name)) await writeExportFile(name, file);
    await sealExport(name);
  });
  tell("a bundle of 1 million audit entries made, with spreadsheets", made, 30);
  const context = systemContext({ id, slug: "bench" }, "Bench", ["evidence.export"]);
  let first = Number.NaN;
  const all = await timed(async () => {
    const began = performance.now();
    const { archive } = await openExport(context, name.exportId);
    for await (const _ of archive.stream()) if (Number.isNaN(first)) first = performance.now() - began;
  });
  report({ what: "its download, first byte", value: first, unit: "ms", wanted: { atMost: 1_000 } });
  report({ what: "its download, last byte", value: all / 1_000, unit: "s", wanted: { atMost: 30 } });
  report({
    what: "memory that both added at most",
    value: memory() / MIB,
    unit: "MiB",
    wanted: { atMost: 300 },
  });
}

/** A report of thirty days, collected here and drawn in a process of its own. */
async function measureReport(): Promise<void> {
  const fromDay = dayOf(new Date(boundsOf(yesterday).from.getTime() - (REPORT_DAYS - 1) * DAY_MS));
  const [id = ""] = await makeOrganizations(server.superuser, 1);
  await server.superuser.query("UPDATE organizations SET created_at = $2 WHERE id = $1", [id, fromDay]);
  await writeEntries(server.superuser, [id], { each: REPORT_ENTRIES, at: noon });
  await runChecks([id], { key: "report", trigger: "daily", requestedById: null });
  while ((await takeSnapshots(yesterday, null)).taken > 0);
  const context = systemContext({ id, slug: "bench" }, "Bench", ["evidence.read"]);
  const asked = { organizationName: "Bench", fromDay, toDay: yesterday, requestedAt: new Date() };
  const began = performance.now();
  const model = buildModel(await readSource(context, asked));
  const collected = performance.now() - began;
  const path = join(storage, "model.json");
  await writeFile(path, JSON.stringify(model));
  const drawn = await draw(path);
  report({
    what: `a report of ${REPORT_DAYS} days and ${REPORT_ENTRIES.toLocaleString("en")} audit entries, collected and drawn`,
    value: (collected + drawn.elapsed) / 1_000,
    unit: "s",
    here: `collected ${milliseconds(collected)}`,
    beside: `drawn ${milliseconds(drawn.elapsed)}`,
    wanted: { atMost: 5 },
  });
  report({ what: "processor time of drawing it", value: drawn.processor / 1_000, unit: "s" });
  report({
    what: "most memory of the process that drew it",
    value: drawn.kibibytes / 1_024,
    unit: "MiB",
    wanted: { atMost: 300 },
  });
}

/** Milliseconds, and the most memory. */
type Drawn = { elapsed: number; processor: number; kibibytes: number };

function draw(path: string): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./draw-report.ts", import.meta.url), [path], {
      execArgv: ["--import", "tsx"],
    });
    child.once("message", (drawn) => resolve(drawn as Drawn));
    child.once("exit", (code) => reject(new Error(`The report was not drawn: ${code}.`)));
  });
}

/** Organisations of which only yesterday can have evidence. */
async function makeYoung(count: number): Promise<string[]> {
  const ids = await makeOrganizations(server.superuser, count);
  await server.superuser.query("UPDATE organizations SET created_at = $2 WHERE id = ANY ($1::uuid[])", [
    ids,
    boundsOf(yesterday).from,
  ]);
  return ids;
}

/** As somebody with the button would, without the events that its durable function waits for. */
async function askForExport(organizationId: string): Promise<string> {
  const id = newId();
  await server.superuser.query(
    `INSERT INTO evidence_exports (organization_id, id, from_day, to_day, requested_by_name, requested_at)
     VALUES ($1, $2, $3::date, $4::date, 'Bench', now())`,
    [organizationId, id, yesterday, dayOf(new Date())],
  );
  return id;
}

/** Answers, when it is asked, by how much this process grew at most since. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  return () => {
    clearInterval(timer);
    return most - before;
  };
}

function tell(what: string, { elapsed, app, database }: Cost, atMost?: number): void {
  report({
    what,
    value: elapsed / 1_000,
    unit: "s",
    here: `app ${milliseconds(app)}`,
    beside: `PostgreSQL ${milliseconds(database)}`,
    ...(atMost !== undefined && { wanted: { atMost } }),
  });
}
