import { engineToken } from "@/lib/events/engine-token";
import { checkpoint } from "../checkpoint";
import type { EngineContext } from "../context";
import { cancelRun, type ControlAnswer, retryRun } from "../control";
import type { Dispatcher } from "../dispatch";
import { readHealth } from "../health";
import type { EventIngest } from "../ingest";
import { EventRejected, parseSentEvents } from "../protocol/event";
import { RegistrationRejected } from "../protocol/function-config";
import { secretsEqual } from "../protocol/signature";
import { register } from "../register";
import { readRunEvents, readRunSteps } from "../run-state";
import type { EngineRequest, EngineResponse } from "./server";

type Parts = { context: EngineContext; ingest: EventIngest; dispatcher: Dispatcher };
type Handler = (parts: Parts, request: EngineRequest, parameter: string) => Promise<EngineResponse>;

/** `key`: the event key in the path authorises. `token`: the hashed signing key as bearer token does. */
type Route = { method: string; pattern: RegExp; access: "open" | "key" | "token"; handle: Handler };

const STATUS: Record<ControlAnswer, number> = { done: 202, missing: 404, conflict: 409 };

const ROUTES: Route[] = [
  { method: "GET", pattern: /^\/health$/, access: "open", handle: health },
  { method: "POST", pattern: /^\/e\/([^/]+)$/, access: "key", handle: receiveEvents },
  { method: "POST", pattern: /^\/fn\/register$/, access: "token", handle: registerFunctions },
  {
    method: "POST",
    pattern: /^\/v1\/checkpoint\/([^/]+)\/async$/,
    access: "token",
    handle: recordCheckpoint,
  },
  { method: "GET", pattern: /^\/v0\/runs\/([^/]+)\/actions$/, access: "token", handle: runSteps },
  { method: "GET", pattern: /^\/v0\/runs\/([^/]+)\/batch$/, access: "token", handle: runEvents },
  { method: "DELETE", pattern: /^\/v1\/runs\/([^/]+)$/, access: "token", handle: cancel },
  { method: "POST", pattern: /^\/v1\/runs\/([^/]+)\/retry$/, access: "token", handle: retry },
];

/** Answers one request to the engine: Inngest's own API as far as the SDK uses it, health and control. */
export async function route(parts: Parts, request: EngineRequest): Promise<EngineResponse> {
  for (const { method, pattern, access, handle } of ROUTES) {
    const match = pattern.exec(request.path);
    if (!match || method !== request.method) continue;
    const parameter = decodeURIComponent(match[1] ?? "");
    if (!isAllowed(parts.context, access, request, parameter)) {
      return { status: 401, body: { error: "unauthorized", status: 401 } };
    }
    return handle(parts, request, parameter);
  }
  return {
    status: 404,
    body: { error: `the embedded engine has no ${request.method} ${request.path}`, status: 404 },
  };
}

function isAllowed(
  { settings }: EngineContext,
  access: Route["access"],
  request: EngineRequest,
  parameter: string,
): boolean {
  if (access === "open") return true;
  if (access === "key") return secretsEqual(parameter, settings.eventKey);
  return secretsEqual(request.headers.authorization, `Bearer ${engineToken(settings.signingKey)}`);
}

async function health({ context, dispatcher }: Parts): Promise<EngineResponse> {
  return { status: 200, body: await readHealth(context, dispatcher.running) };
}

async function receiveEvents({ context, ingest }: Parts, request: EngineRequest): Promise<EngineResponse> {
  const seed = request.headers["x-inngest-event-id-seed"];
  try {
    const events = parseSentEvents(await request.json(), first(seed), context.clock.now());
    await ingest.add(events);
    return { status: 200, body: { ids: events.map((event) => event.id), status: 200 } };
  } catch (error) {
    if (!(error instanceof EventRejected)) throw error;
    return { status: error.status, body: { error: error.message, status: error.status, ids: [] } };
  }
}

async function registerFunctions({ context }: Parts, request: EngineRequest): Promise<EngineResponse> {
  try {
    const modified = await register(context, await request.json());
    return { status: 200, body: { ok: true, modified, status: 200 } };
  } catch (error) {
    if (!(error instanceof RegistrationRejected)) throw error;
    context.log.error({ reason: error.message }, "registration refused");
    return { status: 400, body: { ok: false, modified: false, error: error.message, status: 400 } };
  }
}

async function recordCheckpoint(
  { context }: Parts,
  request: EngineRequest,
  runId: string,
): Promise<EngineResponse> {
  const answer = await checkpoint(context, runId, await request.json());
  if (answer === "recorded") return { status: 200 };
  return answer === "stale"
    ? { status: 409, body: { error: "another delivery of this call has taken over", status: 409 } }
    : { status: 400, body: { error: "unreadable checkpoint", status: 400 } };
}

async function runSteps({ context }: Parts, _request: EngineRequest, runId: string): Promise<EngineResponse> {
  return { status: 200, body: await readRunSteps(context.database.query, runId) };
}

async function runEvents(
  { context }: Parts,
  _request: EngineRequest,
  runId: string,
): Promise<EngineResponse> {
  return { status: 200, body: await readRunEvents(context.database.query, runId) };
}

async function cancel({ context }: Parts, _request: EngineRequest, runId: string): Promise<EngineResponse> {
  return { status: STATUS[await cancelRun(context, runId)] };
}

async function retry({ context }: Parts, _request: EngineRequest, runId: string): Promise<EngineResponse> {
  return { status: STATUS[await retryRun(context, runId)] };
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
