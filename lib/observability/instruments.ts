import "server-only";
import { Counter, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** The parts of a request record that a time series may carry: a route is a pattern, never a path. */
type AnsweredRequest = { route: string; method: string; status: number; durationMilliseconds: number };

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function createInstruments() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "regulix_http_request_duration_seconds",
      help: "Requests of organisations answered by this process, by route, method and status.",
      labelNames: ["route", "method", "status"] as const,
      buckets: SECONDS,
      registers: [registry],
    }),
    securityEvents: new Counter({
      name: "regulix_security_events_total",
      help: "Security events committed by this process, by source and severity.",
      labelNames: ["source", "severity"] as const,
      registers: [registry],
    }),
  };
}

// Next gives each route a copy of this module; the process has one set of instruments.
const held = globalThis as { regulixInstruments?: ReturnType<typeof createInstruments> };

function instruments() {
  return (held.regulixInstruments ??= createInstruments());
}

/** What this process has measured since it started, for Prometheus. */
export function processRegistry(): Registry {
  return instruments().registry;
}

/** Counts one answered request. */
export function countRequest({ route, method, status, durationMilliseconds }: AnsweredRequest): void {
  instruments().requests.observe({ route, method, status }, durationMilliseconds / 1000);
}

/** Counts one security event that is committed. */
export function countSecurityEvent(labels: { source: string; severity: string }): void {
  instruments().securityEvents.inc(labels);
}
