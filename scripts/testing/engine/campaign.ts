import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { openTestPool } from "../test-pool";
import { freePort } from "./free-port";
import { type JournalFigures, type StepRecord, judge, readJournal } from "./journal";
import { engineEnvironment, engineReady, killProcess, startProcess, until } from "./processes";
import { createTestClient } from "./test-app";

export type CampaignOptions = {
  databaseUrl: string;
  /** Kills to make; only those that hit a live step count. */
  kills: number;
  /** Runs under way at a time; new ones are started while the campaign lasts. */
  runsAtATime: number;
  stepMs: number;
  /** Steps that end between two kills, at least. */
  stepsPerKill: number;
  /** In [0, 1); decides whom to kill and when. */
  random: () => number;
  onKill?: (kill: { number: number; victim: Victim; liveSteps: number }) => void;
};

type Victim = "app" | "engine";

export type CampaignResult = JournalFigures & {
  runs: number;
  lost: number;
  kills: number;
  enginesKilled: number;
  appsKilled: number;
  seconds: number;
};

/** Kills engine and app at random while runs are under way, and judges what became of their steps. */
export async function runKillCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const folder = mkdtempSync(join(tmpdir(), "engine-campaign-"));
  const journal = join(folder, "journal");
  const [appPort, enginePort] = [await freePort(), await freePort()];
  const environment = {
    ...engineEnvironment(options.databaseUrl, { appPort, enginePort }),
    JOURNAL: journal,
    STEP_MS: String(options.stepMs),
  };
  const start: Record<Victim, () => ChildProcess> = {
    app: () => startProcess("scripts/testing/engine/campaign-app.ts", environment),
    engine: () => startProcess("inngest/embedded/main.ts", environment),
  };
  const processes: Record<Victim, ChildProcess> = { app: start.app(), engine: start.engine() };
  const deaths = new Map<number, number>();
  const killed: Victim[] = [];
  const pool = openTestPool(options.databaseUrl, 2);
  const began = Date.now();
  let sent = 0;
  try {
    await engineReady(enginePort);
    const client = createTestClient(enginePort);
    let endedAtLastKill = 0;
    while (killed.length < options.kills) {
      const missing = options.runsAtATime - (sent - (await finishedRuns(pool)));
      for (let index = 0; index < missing; index += 1) sent += await sendEvent(client);
      await pause(10 + options.random() * 100);
      const executions = readJournal(journal);
      const ended = executions.filter(({ end }) => end !== undefined).length;
      const liveSteps = executions.filter(
        ({ pid, end }) => pid === processes.app.pid && end === undefined,
      ).length;
      if (liveSteps === 0 || ended - endedAtLastKill < options.stepsPerKill) continue;
      endedAtLastKill = ended;
      const victim: Victim = options.random() < 0.5 ? "app" : "engine";
      const child = processes[victim];
      await killProcess(child);
      if (victim === "app" && child.pid) deaths.set(child.pid, Date.now());
      killed.push(victim);
      options.onKill?.({ number: killed.length, victim, liveSteps });
      processes[victim] = start[victim]();
      if (victim === "engine") await engineReady(enginePort);
    }
    await allFinished(pool, sent);
    const completed = await completedRuns(pool);
    return {
      ...judge(readJournal(journal), await stepRecords(pool), deaths),
      runs: sent,
      lost: sent - completed,
      kills: killed.length,
      enginesKilled: killed.filter((victim) => victim === "engine").length,
      appsKilled: killed.filter((victim) => victim === "app").length,
      seconds: (Date.now() - began) / 1_000,
    };
  } finally {
    for (const child of Object.values(processes)) await killProcess(child);
    await pool.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sends one event; a send that meets a dead engine is repeated, under the same id. */
async function sendEvent(client: ReturnType<typeof createTestClient>): Promise<1> {
  const id = crypto.randomUUID();
  await until(() =>
    client.send({ id, name: "campaign", data: {} }).then(
      () => true,
      () => false,
    ),
  );
  return 1;
}

async function finishedRuns(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int FROM engine.runs WHERE function_id = 'test-eight-steps' AND ended_at IS NOT NULL",
  );
  return rows[0]?.count ?? 0;
}

async function completedRuns(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int FROM engine.runs WHERE function_id = 'test-eight-steps' AND status = 'completed' AND output::text = '8'",
  );
  return rows[0]?.count ?? 0;
}

async function stepRecords(pool: pg.Pool): Promise<StepRecord[]> {
  const { rows } = await pool.query<{ run: string; step: string; at: Date }>(
    `SELECT s.run_id AS run, s.name AS step, s.completed_at AS at FROM engine.steps s
     JOIN engine.runs r ON r.id = s.run_id
     WHERE r.function_id = 'test-eight-steps' AND s.completed_at IS NOT NULL`,
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Runs that are not finished by the deadline are counted as lost. */
async function allFinished(pool: pg.Pool, sent: number): Promise<void> {
  await until(async () => (await finishedRuns(pool)) >= sent).catch(() => undefined);
}
