// How much processor time a process has used: what stays comparable when others load the machine too.
import { readFileSync } from "node:fs";

/** In clock ticks of Linux, of which a second has a hundred. */
const MILLISECONDS_PER_TICK = 10;

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return listed === "" ? [] : listed.split(" ").map(Number);
}

function ownMilliseconds(pid: number): number {
  try {
    // The name before the bracket may hold spaces; user and system time are the 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
  } catch {
    return 0;
  }
}

/** Of these processes, of everything they have started when `deep`. */
export function cpuMilliseconds(pids: readonly number[], deep = false): number {
  return pids.reduce(
    (sum, pid) => sum + ownMilliseconds(pid) + (deep ? cpuMilliseconds(childrenOf(pid), true) : 0),
    0,
  );
}

/** What this process has started: the product, for a bench that serves it. */
export function startedProcesses(): number[] {
  return childrenOf(process.pid);
}
