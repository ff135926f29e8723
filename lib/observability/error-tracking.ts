import "server-only";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import type { BrowserTrackingSettings } from "./browser-settings";
import { logger } from "./logger";
import { sentryOptions, type SentrySettings } from "./sentry-options";

type Tracker = Pick<typeof import("@sentry/nextjs"), "captureException" | "flush">;

type ErrorContext = {
  /** Shown to the user too, so that a report to support finds the line. */
  requestId?: string;
  /** The pattern of the route, the action or the function: never a path with ids in it. */
  where: string;
};

// Session pings, the list of installed packages and console output help nobody find a fault.
const REPLACED_INTEGRATIONS = new Set([
  "Http",
  "ProcessSession",
  "Modules",
  "Console",
  "LocalVariablesAsync",
]);

let started: Promise<Tracker | null> | undefined;

/** The tracker, or null without a DSN: then its code is not even loaded. */
export function startErrorTracking(): Promise<Tracker | null> {
  started ??= start();
  return started;
}

async function start(): Promise<Tracker | null> {
  if (!env.SENTRY_DSN) return null;
  const sentry = await import("@sentry/nextjs");
  sentry.init({
    ...sentryOptions(settingsWith(env.SENTRY_DSN)),
    includeServerName: false,
    // Other services need not know our traces.
    tracePropagationTargets: [],
    includeLocalVariables: false,
    integrations: (defaults) => [
      ...defaults.filter(({ name }) => !REPLACED_INTEGRATIONS.has(name)),
      sentry.httpIntegration({
        sessions: false,
        maxRequestBodySize: "none",
        disableIncomingRequestSpans: true,
      }),
    ],
  });
  return sentry;
}

function settingsWith(dsn: string): SentrySettings {
  return {
    dsn,
    environment: env.SENTRY_ENVIRONMENT,
    release: env.SENTRY_RELEASE,
    tracesSampleRate: env.SENTRY_TRACES_SAMPLE_RATE,
  };
}

/** What the root layout hands to the browser; null without a DSN. */
export function browserTrackingSettings(): BrowserTrackingSettings | null {
  if (!env.SENTRY_DSN) return null;
  return { ...settingsWith(env.SENTRY_DSN), replaySampleRate: env.SENTRY_REPLAY_SAMPLE_RATE };
}

/** True for what the product expects and tells the user in words; the rest is a fault of ours. */
export function isExpectedError(error: unknown): boolean {
  return error instanceof AppError && error.status < 500;
}

/** Logs a fault and hands it to the tracker. Expected errors are neither; never throws. */
export async function reportError(error: unknown, { requestId, where }: ErrorContext): Promise<void> {
  if (isExpectedError(error)) return;
  logger.error({ err: error, requestId, where }, "unexpected error");
  try {
    const tracker = await startErrorTracking();
    tracker?.captureException(error, {
      tags: { where, ...(requestId !== undefined && { request_id: requestId }) },
    });
  } catch (failure) {
    logger.warn({ err: failure }, "the error tracker failed");
  }
}

/** Waits until what was reported has left: before a process ends. */
export async function flushErrorTracking(): Promise<void> {
  const tracker = await started;
  await tracker?.flush(2_000);
}
