import { now as currentTime } from "@/lib/core/clock";

const tickMs = 10_000;

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One timer for every relative time on the page, stopped when none is left. */
export function subscribeToClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = currentTime().getTime();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the last tick; React needs the same answer between two ticks. */
export function currentTick(): number {
  if (timer === undefined || now === 0) now = wholeTick();
  return now;
}

/** Whole ticks, so that server and first client render mostly agree; the text is patched right after. */
export function serverTick(): number {
  return wholeTick();
}

function wholeTick(): number {
  return Math.floor(currentTime().getTime() / tickMs) * tickMs;
}
