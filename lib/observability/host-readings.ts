/** Reads a small file of the system; null when there is none. */
export type ReadSystemFile = (path: string) => Promise<string | null>;

/** Processor time used since some fixed start, and how much of it one second can bring. */
export type CpuReading = { usedSeconds: number; cores: number };

export type MemoryReading = { usedBytes: number; limitBytes: number };

const CGROUP = "/sys/fs/cgroup";
const CLOCK_TICKS_PER_SECOND = 100;

/**
 * Processor time of the container when it has a limit (cgroup version 2, then 1), otherwise of the
 * whole machine. Null where neither exists, such as on macOS.
 */
export async function readCpu(read: ReadSystemFile, machineCores: number): Promise<CpuReading | null> {
  const limitV2 = cpuLimit(await read(`${CGROUP}/cpu.max`));
  if (limitV2 !== null) {
    const microseconds = fieldOf(await read(`${CGROUP}/cpu.stat`), "usage_usec");
    if (microseconds !== null) return { usedSeconds: microseconds / 1e6, cores: limitV2 };
  }
  const quota = await read(`${CGROUP}/cpu/cpu.cfs_quota_us`);
  const limitV1 = cpuLimit(quota && `${quota.trim()} ${await read(`${CGROUP}/cpu/cpu.cfs_period_us`)}`);
  if (limitV1 !== null) {
    const nanoseconds = wholeNumber(await read(`${CGROUP}/cpuacct/cpuacct.usage`));
    if (nanoseconds !== null) return { usedSeconds: nanoseconds / 1e9, cores: limitV1 };
  }
  return machineCpu(await read("/proc/stat"), machineCores);
}

/** Memory that cannot be given back at once, and the limit of the container or else of the machine. */
export async function readMemory(read: ReadSystemFile): Promise<MemoryReading | null> {
  const machine = machineMemory(await read("/proc/meminfo"));
  const candidates = [
    { folder: CGROUP, used: "memory.current", limit: "memory.max", cache: "inactive_file" },
    {
      folder: `${CGROUP}/memory`,
      used: "memory.usage_in_bytes",
      limit: "memory.limit_in_bytes",
      cache: "total_inactive_file",
    },
  ];
  for (const { folder, used, limit, cache } of candidates) {
    const limitBytes = wholeNumber(await read(`${folder}/${limit}`));
    const current = wholeNumber(await read(`${folder}/${used}`));
    // Without a limit the file says "max", or in version 1 a number beyond any machine.
    if (limitBytes === null || current === null || (machine && limitBytes > machine.limitBytes)) continue;
    const reclaimable = fieldOf(await read(`${folder}/memory.stat`), cache) ?? 0;
    return { usedBytes: Math.max(0, current - reclaimable), limitBytes };
  }
  return machine;
}

/** "200000 100000" is two cores; "max 100000" and "-1 100000" are no limit. */
function cpuLimit(text: string | null): number | null {
  const [quota, period] = (text ?? "").trim().split(/\s+/).map(Number);
  return quota && period && quota > 0 && period > 0 ? quota / period : null;
}

function machineCpu(text: string | null, cores: number): CpuReading | null {
  const line = /^cpu\s+(.+)$/m.exec(text ?? "")?.[1];
  if (!line) return null;
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = line.split(/\s+/).map(Number);
  return { usedSeconds: (user + nice + system + irq + softIrq + steal) / CLOCK_TICKS_PER_SECOND, cores };
}

function machineMemory(text: string | null): MemoryReading | null {
  const total = fieldOf(text, "MemTotal:");
  const available = fieldOf(text, "MemAvailable:");
  if (total === null || available === null) return null;
  return { usedBytes: (total - available) * 1024, limitBytes: total * 1024 };
}

/** The number behind a name in a file of "name number" lines. */
function fieldOf(text: string | null, name: string): number | null {
  const line = text?.split("\n").find((candidate) => candidate.split(/\s+/)[0] === name);
  return line === undefined ? null : wholeNumber(line.split(/\s+/)[1] ?? null);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d+\s*$/.test(text) ? Number(text) : null;
}
