import type { MetricUnit } from "@/lib/metrics/units";

/** A unit of ours and what a value is multiplied with to be in it. */
export type MappedUnit = { unit: MetricUnit; factor: number };

const of = (unit: MetricUnit, factor = 1): MappedUnit => ({ unit, factor });

/** The codes of UCUM that instruments use. */
const UNITS = new Map<string, MappedUnit>(
  Object.entries({
    "%": of("percent"),
    By: of("bytes"),
    kBy: of("bytes", 1_000),
    MBy: of("bytes", 1_000_000),
    GBy: of("bytes", 1_000_000_000),
    KiBy: of("bytes", 1_024),
    MiBy: of("bytes", 1_024 ** 2),
    GiBy: of("bytes", 1_024 ** 3),
    "By/s": of("bytes_per_second"),
    "KiBy/s": of("bytes_per_second", 1_024),
    "MiBy/s": of("bytes_per_second", 1_024 ** 2),
    ns: of("milliseconds", 1e-6),
    us: of("milliseconds", 1e-3),
    ms: of("milliseconds"),
    s: of("seconds"),
    min: of("seconds", 60),
    h: of("seconds", 3_600),
    d: of("seconds", 86_400),
    Hz: of("per_second"),
    "1/s": of("per_second"),
    "1/min": of("per_minute"),
    Cel: of("celsius"),
    W: of("watts"),
    kW: of("watts", 1_000),
    "kW.h": of("kilowatt_hours"),
    "{request}": of("requests"),
    "{requests}": of("requests"),
    "{token}": of("tokens"),
    "{tokens}": of("tokens"),
    EUR: of("euros"),
  }),
);

const SHARE = /(^|[._])(utilization|ratio)$/;

/** The unit in which points of a metric are kept. One that is not known counts as a plain number. */
export function mapUnit(ucum: string, metricName: string): MappedUnit {
  const known = UNITS.get(ucum);
  if (known) return known;
  if (ucum === "1" && SHARE.test(metricName)) return of("ratio");
  // `{connections}` is a remark about what is counted, `{packets}/s` one with a rate.
  if (/^(\{[^}]*\})\/s$/.test(ucum)) return of("per_second");
  if (/^(\{[^}]*\})\/min$/.test(ucum)) return of("per_minute");
  return of("count");
}
