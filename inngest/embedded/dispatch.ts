import { AppConnectionLost, AppNotListening } from "./app-client";
import { applyOutcome, failRun } from "./apply-outcome";
import type { EngineContext } from "./context";
import { buildCallRequest } from "./protocol/call-request";
import { newId } from "./protocol/event";
import type { FunctionDefinition } from "./protocol/function-config";
import { type Outcome, interpretResponse } from "./protocol/outcome";
import { redeliveryDelay } from "./protocol/retry";
import { findExecution } from "./execution-probe";
import { SERVE_PATH } from "./settings";
import { concurrencySlots } from "./start-runs";
import { type LoadedCall, claimCall, fenceCall, loadCall } from "./store/calls";
import { callJob, enqueueJobs } from "./store/jobs";

const PROBE_INTERVAL_MS = 250;

/** A signed call may take this long; then the app is asked whether it still works on it. */
const CALL_TIMEOUT_MS = 2 * 60 * 60_000;

/** Sends calls to the app and applies what they lead to. */
export class Dispatcher {
  readonly #context: EngineContext;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  get running(): number {
    return this.#underWay.size;
  }

  /**
   * Runs the job of one call to its end. The job of a call's next attempt may come while the one before
   * is still being closed, so it waits for that instead of being dropped.
   */
  async run(id: string): Promise<void> {
    for (let earlier = this.#underWay.get(id); earlier; earlier = this.#underWay.get(id)) {
      await earlier.catch(() => undefined);
    }
    const work = this.#run(id).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, work);
    await work;
  }

  async #run(id: string): Promise<void> {
    const { database, limiter, registry } = this.#context;
    const call = await loadCall(database.query, id);
    const definition = call && registry.find(call.functionId);
    if (!call || !definition) {
      if (call) await this.#failUnknownFunction(call);
      return this.#release(id);
    }
    const slots = concurrencySlots(definition, call.concurrencyKeys);
    if (call.status === "running") {
      limiter.hold(id, slots);
      if (!(await this.#recover(call, definition))) return;
    } else {
      if (!limiter.acquire(id, slots, call.priority)) return;
      await this.#deliver(call, definition);
    }
    await this.#release(id);
  }

  async #deliver(call: LoadedCall, definition: FunctionDefinition): Promise<void> {
    const { database, clock } = this.#context;
    const requestId = newId(new Date());
    const claimed = await claimCall(database.query, call, requestId, clock.now());
    if (!claimed) return;
    if (claimed.starts) await this.#scheduleFinishTimeout(call, definition);
    const outcome = await this.#send(call, definition, requestId);
    if (outcome.kind !== "undelivered") {
      await applyOutcome(this.#context, call, definition, requestId, outcome);
      return;
    }
    this.#context.log.warn({ run: call.runId, reason: outcome.reason }, "call was not answered by the app");
    await this.#recover({ ...call, requestId }, definition);
  }

  async #send(call: LoadedCall, definition: FunctionDefinition, requestId: string): Promise<Outcome> {
    const { app, settings, clock } = this.#context;
    const { query, headers, body } = buildCallRequest(call, definition, requestId, settings.signingKey);
    try {
      const path = `${SERVE_PATH}?${query}`;
      const response = await app.send({ method: "POST", path, headers, body, timeoutMs: CALL_TIMEOUT_MS });
      return interpretResponse(response, clock.now());
    } catch (error) {
      if (error instanceof AppNotListening || error instanceof AppConnectionLost) {
        return { kind: "undelivered", reason: error.message };
      }
      throw error;
    }
  }

  /**
   * A call whose connection is lost, by a fault or because an engine before this one was killed. While
   * the app works on it, it stays as it is, so that its checkpoints count; an answer that the app kept
   * is applied; otherwise its request id is given up and it is sent anew, at no cost in attempts.
   * False while the app still works on it.
   */
  async #recover(call: LoadedCall, definition: FunctionDefinition): Promise<boolean> {
    const { app, settings, clock, database } = this.#context;
    const requestId = call.requestId ?? "";
    const execution = await findExecution(app, settings.signingKey, requestId);
    if (execution.state === "running") {
      const runAt = new Date(clock.now().getTime() + PROBE_INTERVAL_MS);
      await enqueueJobs(database.query, clock, [callJob(call.id, call.priority, runAt)]);
      return false;
    }
    if (execution.state === "finished") {
      const outcome = interpretResponse(execution.response, clock.now());
      if (outcome.kind !== "undelivered") {
        await applyOutcome(this.#context, call, definition, requestId, outcome);
        return true;
      }
    }
    const dueAt = new Date(clock.now().getTime() + redeliveryDelay(call.deliveries));
    if (await fenceCall(database.query, call.id, requestId, dueAt)) {
      await enqueueJobs(database.query, clock, [callJob(call.id, call.priority, dueAt)]);
    }
    return true;
  }

  /** Frees what the call held and queues those that waited for it. */
  async #release(id: string): Promise<void> {
    const { limiter, database, clock } = this.#context;
    const admitted = limiter.release(id);
    await enqueueJobs(
      database.query,
      clock,
      admitted.map((waiting) => callJob(waiting, 0)),
    );
  }

  async #scheduleFinishTimeout(call: LoadedCall, definition: FunctionDefinition): Promise<void> {
    const timeout = definition.timeouts?.finish;
    if (timeout === undefined) return;
    const { database, clock } = this.#context;
    const runAt = new Date(clock.now().getTime() + timeout);
    await enqueueJobs(database.query, clock, [
      {
        task: "run-timeout",
        payload: { run: call.runId, kind: "finish" },
        key: `finish-timeout:${call.runId}`,
        runAt,
      },
    ]);
  }

  async #failUnknownFunction(call: LoadedCall): Promise<void> {
    const message = `Function "${call.functionId}" is no longer registered by the app`;
    await failRun(this.#context, call.runId, { name: "FunctionNotRegistered", message });
  }
}
