import "server-only";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { readCpu, readMemory, type CpuReading, type ReadSystemFile } from "./host-readings";

/** Shares in percent; null where this system cannot tell. */
export type HostFigures = {
  cpuUsage: number | null;
  memoryUsage: number | null;
  eventLoopDelayMs: number | null;
};

type Moment = { at: number; cpu: CpuReading | null };

const RESOLUTION_MS = 20;
const SHORTEST_SPAN_MS = 250;

const readSystemFile: ReadSystemFile = (path) => readFile(path, "utf8").catch(() => null);

// A hot reload must not start a second histogram, nor forget the last reading.
const held = globalThis as { regulixHost?: ReturnType<typeof startSampler> };

function startSampler() {
  const eventLoop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  eventLoop.enable();
  return { eventLoop, earlier: null as Moment | null };
}

/** Begins to watch, so that the first sample already has a span behind it. */
export async function startHostSampler(): Promise<void> {
  held.regulixHost ??= startSampler();
  held.regulixHost.earlier ??= await readMoment();
}

/**
 * How busy this host or container was since the last sample: processor and memory against the limit,
 * and the 99th percentile of how late the event loop ran. The first sample of a process watches for a moment.
 */
export async function sampleHost(): Promise<HostFigures> {
  await startHostSampler();
  const sampler = (held.regulixHost ??= startSampler());
  const earlier = sampler.earlier ?? (await readMoment());
  const elapsed = performance.now() - earlier.at;
  if (elapsed < SHORTEST_SPAN_MS) await pause(SHORTEST_SPAN_MS - elapsed);

  const later = await readMoment();
  sampler.earlier = later;
  const memory = await readMemory(readSystemFile);
  const delay = sampler.eventLoop.count > 0 ? sampler.eventLoop.percentile(99) / 1e6 : null;
  sampler.eventLoop.reset();
  return {
    cpuUsage: cpuShare(earlier, later),
    memoryUsage: memory && (100 * memory.usedBytes) / memory.limitBytes,
    // The histogram counts the timer's own interval as delay.
    eventLoopDelayMs: delay === null ? null : Math.max(0, delay - RESOLUTION_MS),
  };
}

/** Busy share in percent between two readings; a restarted counter is no data. */
export function cpuShare(earlier: Moment, later: Moment): number | null {
  if (!earlier.cpu || !later.cpu) return null;
  const seconds = (later.at - earlier.at) / 1000;
  const used = later.cpu.usedSeconds - earlier.cpu.usedSeconds;
  if (seconds <= 0 || used < 0) return null;
  return Math.min(100, (100 * used) / (seconds * later.cpu.cores));
}

async function readMoment(): Promise<Moment> {
  return { cpu: await readCpu(readSystemFile, availableParallelism()), at: performance.now() };
}
