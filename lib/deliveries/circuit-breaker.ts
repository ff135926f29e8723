const FAILURES_TO_OPEN = 5;
const OPEN_MILLISECONDS = 30_000;
const MOST_HOSTS = 10_000;

type Circuit = { failures: number; openUntil: number; isProbing: boolean };

/**
 * Spares hosts that fail: after five failures in a row nothing is sent for half a minute, then one delivery
 * tries whether it is over. Held per process: another process learns the same from its own five.
 */
export class CircuitBreaker {
  readonly #circuits = new Map<string, Circuit>();

  /** The instant until which the host is left alone; null where a delivery may go now. */
  blockedUntil(host: string, at: Date): Date | null {
    const circuit = this.#circuits.get(host);
    if (circuit === undefined || circuit.openUntil === 0) return null;
    if (at.getTime() < circuit.openUntil) return new Date(circuit.openUntil);
    return circuit.isProbing ? new Date(at.getTime() + 1_000) : null;
  }

  /** Says that a delivery goes out now: of an open circuit it is the one that tries. */
  begin(host: string): void {
    const circuit = this.#circuits.get(host);
    if (circuit !== undefined && circuit.openUntil > 0) circuit.isProbing = true;
  }

  succeed(host: string): void {
    this.#circuits.delete(host);
  }

  fail(host: string, at: Date): void {
    const failures = (this.#circuits.get(host)?.failures ?? 0) + 1;
    const openUntil = failures < FAILURES_TO_OPEN ? 0 : at.getTime() + OPEN_MILLISECONDS;
    this.#circuits.set(host, { failures, openUntil, isProbing: false });
    // The oldest goes: a host that nobody uses any more must not stay for ever.
    const [oldest] = this.#circuits.keys();
    if (this.#circuits.size > MOST_HOSTS && oldest !== undefined) this.#circuits.delete(oldest);
  }
}
