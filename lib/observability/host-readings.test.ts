import { describe, expect, it } from "vitest";
import { readCpu, readMemory } from "./host-readings";
import { cpuShare } from "./host-sampler";

/** A system on which only the given files exist. */
const system = (files: Record<string, string>) => (path: string) => Promise.resolve(files[path] ?? null);

const PROC_STAT = "cpu  100 20 30 9000 50 5 6 7 0 0\ncpu0 1 2 3\n";
const PROC_MEMINFO = "MemTotal:        8000000 kB\nMemFree:  1 kB\nMemAvailable:    6000000 kB\n";

describe("processor readings", () => {
  it("use the container's limit under cgroup version 2", async () => {
    const read = system({
      "/sys/fs/cgroup/cpu.max": "150000 100000\n",
      "/sys/fs/cgroup/cpu.stat": "usage_usec 2500000\nuser_usec 1\n",
      "/proc/stat": PROC_STAT,
    });
    expect(await readCpu(read, 8)).toEqual({ usedSeconds: 2.5, cores: 1.5 });
  });

  it("use the container's limit under cgroup version 1", async () => {
    const read = system({
      "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
      "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      "/sys/fs/cgroup/cpuacct/cpuacct.usage": "3000000000\n",
      "/proc/stat": PROC_STAT,
    });
    expect(await readCpu(read, 8)).toEqual({ usedSeconds: 3, cores: 2 });
  });

  it.each([
    ["version 2", { "/sys/fs/cgroup/cpu.max": "max 100000\n" }],
    [
      "version 1",
      {
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      },
    ],
  ])("use the whole machine when cgroup %s sets no limit", async (_version, files) => {
    const reading = await readCpu(system({ ...files, "/proc/stat": PROC_STAT }), 8);
    expect(reading).toEqual({ usedSeconds: 1.68, cores: 8 });
  });

  it("are null on a system without either", async () => {
    expect(await readCpu(system({}), 8)).toBeNull();
  });

  it("become a share of what the cores could have done", () => {
    const at = (milliseconds: number, usedSeconds: number) => ({
      at: milliseconds,
      cpu: { usedSeconds, cores: 2 },
    });
    expect(cpuShare(at(0, 10), at(10_000, 15))).toBe(25);
    expect(cpuShare(at(0, 10), at(10_000, 90))).toBe(100);
    expect(cpuShare(at(0, 10), at(10_000, 1))).toBeNull();
    expect(cpuShare({ at: 0, cpu: null }, at(10_000, 1))).toBeNull();
  });
});

describe("memory readings", () => {
  it("leave out the page cache that a container can give back", async () => {
    const read = system({
      "/sys/fs/cgroup/memory.current": "1000\n",
      "/sys/fs/cgroup/memory.max": "4000\n",
      "/sys/fs/cgroup/memory.stat": "anon 1\ninactive_file 400\n",
      "/proc/meminfo": PROC_MEMINFO,
    });
    expect(await readMemory(read)).toEqual({ usedBytes: 600, limitBytes: 4000 });
  });

  it("understand cgroup version 1", async () => {
    const read = system({
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "2000\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "5000\n",
      "/sys/fs/cgroup/memory/memory.stat": "total_inactive_file 500\n",
      "/proc/meminfo": PROC_MEMINFO,
    });
    expect(await readMemory(read)).toEqual({ usedBytes: 1500, limitBytes: 5000 });
  });

  it("use the machine when the container has no limit", async () => {
    const read = system({
      "/sys/fs/cgroup/memory.current": "1000\n",
      "/sys/fs/cgroup/memory.max": "max\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "1\n",
      "/proc/meminfo": PROC_MEMINFO,
    });
    expect(await readMemory(read)).toEqual({ usedBytes: 2_048_000_000, limitBytes: 8_192_000_000 });
  });

  it("are null on a system without either", async () => {
    expect(await readMemory(system({}))).toBeNull();
  });
});
