/**
 * up: answers. down: does not, and the product cannot do its work. pending: not known yet, shortly
 * after a start. unconfigured: looked after elsewhere, so there is nothing to ask.
 */
export type ProbeState = "up" | "down" | "pending" | "unconfigured";

export type ProbeResult = { state: ProbeState; latency_ms: number | null; detail: string };

/** Answers in words, or throws for "down". */
export type Probe = () => Promise<{ state: Exclude<ProbeState, "down">; detail: string }>;

/** Thrown by a probe that knows in words why. The text is public. */
export class ProbeFailure extends Error {}

/** Runs one probe; what takes too long is down. `onFailure` gets the cause, which the public does not. */
export async function runProbe(
  probe: Probe,
  options: { timeoutMilliseconds: number; onFailure: (cause: unknown) => void },
): Promise<ProbeResult> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new ProbeFailure("Does not answer in time.")), options.timeoutMilliseconds);
  });
  try {
    const { state, detail } = await Promise.race([probe(), tooLong]);
    return { state, latency_ms: state === "up" ? elapsed(startedAt) : null, detail };
  } catch (cause) {
    options.onFailure(cause);
    const detail = cause instanceof ProbeFailure ? cause.message : "Does not answer.";
    return { state: "down", latency_ms: elapsed(startedAt), detail };
  } finally {
    clearTimeout(timer);
  }
}

function elapsed(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

/** One answer for all who ask within `milliseconds`, so that asking often costs nothing. */
export function answeredOnce<Result>(
  milliseconds: number,
  ask: () => Promise<Result>,
): () => Promise<Result> {
  let answer: Promise<Result> | undefined;
  return () => {
    answer ??= ask().finally(() => setTimeout(() => (answer = undefined), milliseconds).unref());
    return answer;
  };
}
