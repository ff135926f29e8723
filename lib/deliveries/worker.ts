import "server-only";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { hostOf, textHost } from "@/lib/channels/send";
import { announceMails } from "@/lib/mail/announce";
import { Allowances } from "./allowance";
import { CircuitBreaker } from "./circuit-breaker";
import { attemptDelivery, type Attempt } from "./internal/attempt";
import { claimDeliveries } from "./internal/claim";
import { laneOf, type ClaimedDelivery } from "./internal/claimed";
import { judge, release, settle } from "./internal/settle";

/** What a crash can cause to be sent twice at most. */
const MOST_HELD = 128;
const MOST_IN_FLIGHT = 16;
/** A part of the whole: one channel that hangs must leave places for the others. */
const MOST_IN_FLIGHT_OF_A_CHANNEL = 12;
/** An attempt takes at most ten seconds; one that begins now ends under its lease. */
const LEASE_MARGIN_MILLISECONDS = 12_000;
/** While receivers are slow, what came new is looked for this often. */
const POLL_MILLISECONDS = 200;

/** Both learn from attempts and belong to the process. */
const breaker = new CircuitBreaker();
const allowances = new Allowances(MOST_HELD);

export type WorkerCounts = { delivered: number; retried: number; failed: number };

/**
 * Delivers what is due, and what becomes due meanwhile, until nothing is left or `until` is reached. Attempts run
 * beside each other; claiming and writing of results take turns in transactions of their own.
 */
export class DeliveryWorker {
  readonly #owner = newId();
  readonly #until: number;
  readonly #random: () => number;
  readonly #counts: WorkerCounts = { delivered: 0, retried: 0, failed: 0 };
  readonly #inFlight = new Map<string, number>();
  #flying = 0;
  #waiting: ClaimedDelivery[] = [];
  #finished: Attempt[] = [];
  #returned: { id: string; nextAt: Date }[] = [];
  #wake: () => void = () => undefined;

  constructor({ until, random }: { until: Date; random: () => number }) {
    this.#until = until.getTime();
    this.#random = random;
  }

  async run(): Promise<WorkerCounts> {
    for (;;) {
      await this.#write();
      const claimed = await this.#claim();
      this.#start();
      const isIdle = this.#flying === 0 && this.#finished.length === 0 && this.#returned.length === 0;
      if (isIdle && this.#waiting.length === 0 && claimed === 0) return this.#counts;
      if (this.#finished.length === 0) await this.#nextChange();
    }
  }

  /** Claims when less than half of what may be held is in hands: few large claims instead of many small ones. */
  async #claim(): Promise<number> {
    const held = this.#flying + this.#waiting.length + this.#finished.length + this.#returned.length;
    const at = now();
    if (held > MOST_HELD / 2 || at.getTime() >= this.#until) return 0;
    const claimed = await withPlatform("claim deliveries", (transaction) =>
      claimDeliveries(transaction, {
        owner: this.#owner,
        at,
        limit: MOST_HELD - held,
        room: allowances.room(),
      }),
    );
    for (const delivery of claimed) allowances.take(laneOf(delivery));
    this.#waiting.push(...claimed);
    return claimed.length;
  }

  #start(): void {
    const at = now();
    const left: ClaimedDelivery[] = [];
    for (const delivery of this.#waiting) {
      const lane = laneOf(delivery);
      const host = hostOfDelivery(delivery);
      const blockedUntil = host === null ? null : breaker.blockedUntil(host, at);
      const isTooLate = delivery.leaseUntil.getTime() - at.getTime() < LEASE_MARGIN_MILLISECONDS;
      if (blockedUntil !== null || isTooLate) this.#giveBack(delivery, blockedUntil ?? at);
      else if (
        this.#flying >= MOST_IN_FLIGHT ||
        (this.#inFlight.get(lane) ?? 0) >= Math.min(MOST_IN_FLIGHT_OF_A_CHANNEL, allowances.limitOf(lane))
      )
        left.push(delivery);
      else this.#send(delivery, lane, host);
    }
    this.#waiting = left;
  }

  #giveBack(delivery: ClaimedDelivery, nextAt: Date): void {
    allowances.give(laneOf(delivery), null);
    this.#returned.push({ id: delivery.id, nextAt });
  }

  #send(delivery: ClaimedDelivery, lane: string, host: string | null): void {
    this.#flying += 1;
    this.#inFlight.set(lane, (this.#inFlight.get(lane) ?? 0) + 1);
    if (host !== null) breaker.begin(host);
    void attemptDelivery(delivery).then((attempt) => {
      this.#flying -= 1;
      this.#inFlight.set(lane, (this.#inFlight.get(lane) ?? 1) - 1);
      const { outcome } = attempt.result;
      allowances.give(lane, {
        delivered: outcome === "delivered",
        milliseconds: attempt.durationMilliseconds,
      });
      // An answer that refuses is one: only silence and faults of the server open the circuit.
      if (host !== null && outcome === "retry" && attempt.result.httpStatus !== 429)
        breaker.fail(host, now());
      else if (host !== null) breaker.succeed(host);
      this.#finished.push(attempt);
      this.#start();
      this.#wake();
    });
  }

  async #write(): Promise<void> {
    const finished = this.#finished.splice(0);
    const returned = this.#returned.splice(0);
    if (finished.length === 0 && returned.length === 0) return;
    const at = now();
    const settled = finished.map((attempt) => judge(attempt, at, this.#random()));
    const mails = await withPlatform("record deliveries", async (transaction) => {
      await release(transaction, this.#owner, returned);
      return settle(transaction, { owner: this.#owner, at, settled });
    });
    for (const { state } of settled)
      this.#counts[state === "pending" ? "retried" : state === "failed" ? "failed" : "delivered"] += 1;
    await announceMails(mails);
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MILLISECONDS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Null for mail. */
function hostOfDelivery({ channel, text }: ClaimedDelivery): string | null {
  if (text !== null) return textHost();
  return channel === null ? null : hostOf(channel);
}
