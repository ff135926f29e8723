import type { Breadcrumb, ErrorEvent, NodeOptions } from "@sentry/nextjs";
import { redact, redactText } from "./redact";

type StreamedSpan = Parameters<NonNullable<NodeOptions["beforeSendSpan"]>>[0];

const CONTEXTS_KEPT = new Set(["runtime", "os", "browser", "culture", "trace"]);
const SPAN_ATTRIBUTES_REMOVED = /user|client\.address|header|cookie|body|query|fragment|peer|parameter/i;

const PERSONAL_TEXTS: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "[e-mail]"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "[address]"],
  [
    /(?:\b[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})+\b|\b(?:[0-9a-f]{1,4}:)+:(?:[0-9a-f]{1,4}:?)*/gi,
    "[address]",
  ],
];

/** A text without secrets, e-mail addresses and network addresses. */
export function scrubText(text: string): string {
  return PERSONAL_TEXTS.reduce(
    (safe, [pattern, replacement]) => safe.replace(pattern, replacement),
    redactText(text),
  );
}

/** Path only, and within it nothing that could be an id or a token from a mail. */
export function scrubUrl(url: string): string {
  const path = url.replace(/[?#].*$/, "");
  return path.replace(/\/[\w.~-]{20,}(?=\/|$)/g, "/[id]");
}

/** What may leave for the error tracker: where and how it failed, never who, from where or with what body. */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const { request, exception, message, transaction, breadcrumbs, contexts } = event;
  return {
    ...event,
    user: undefined,
    server_name: undefined,
    modules: undefined,
    extra: undefined,
    message: message === undefined ? undefined : scrubText(message),
    logentry: undefined,
    transaction: transaction === undefined ? undefined : scrubUrl(transaction),
    request: request && { method: request.method, url: request.url && scrubUrl(request.url) },
    breadcrumbs: breadcrumbs?.flatMap((breadcrumb) => scrubBreadcrumb(breadcrumb) ?? []),
    contexts: Object.fromEntries(Object.entries(contexts ?? {}).filter(([name]) => CONTEXTS_KEPT.has(name))),
    exception: exception && {
      values: exception.values?.map((value) => ({
        ...value,
        value: value.value === undefined ? undefined : scrubText(value.value),
        mechanism: value.mechanism && { ...value.mechanism, data: undefined },
        stacktrace: value.stacktrace && {
          ...value.stacktrace,
          frames: value.stacktrace.frames?.map((frame) => ({ ...frame, vars: undefined })),
        },
      })),
    },
  };
}

/** What was clicked or logged may name people: only requests and navigation are kept, as paths. */
export function scrubBreadcrumb(breadcrumb: Breadcrumb): Breadcrumb | null {
  const { category, type, level, timestamp, data } = breadcrumb;
  if (!["fetch", "xhr", "http", "navigation"].includes(category ?? "")) return null;
  const kept: Record<string, unknown> = {};
  for (const name of ["method", "status_code"]) if (data?.[name] !== undefined) kept[name] = data[name];
  for (const name of ["url", "from", "to"]) {
    const value: unknown = data?.[name];
    if (typeof value === "string") kept[name] = scrubUrl(value);
  }
  return { category, type, level, timestamp, data: kept };
}

/** The same for traces, which are off unless a sample rate is set. */
export function scrubSpan(span: StreamedSpan): StreamedSpan {
  const attributes = Object.entries(span.attributes)
    .filter(([name]) => !SPAN_ATTRIBUTES_REMOVED.test(name))
    .map(([name, value]): [string, unknown] => {
      if (typeof value !== "string") return [name, redact(value)];
      return [name, /url|target|path|route/i.test(name) ? scrubUrl(value) : scrubText(value)];
    });
  return { ...span, name: scrubUrl(scrubText(span.name)), attributes: Object.fromEntries(attributes) };
}
