/** The names of OpenTelemetry's severities, least first; each stands for the number it begins with. */
export const LOG_SEVERITIES = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogSeverity = (typeof LOG_SEVERITIES)[number];
