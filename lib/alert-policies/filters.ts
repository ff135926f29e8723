import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import { isPolicyKind, type PolicyKind } from "./kinds";

/** What a list of policies is narrowed to. */
export type PolicyFilters = {
  search: string;
  severities: AlertSeverity[];
  kinds: PolicyKind[];
  /** Null shows both. */
  enabled: boolean | null;
  /** Only those with an open alert. */
  firing: boolean;
};

export const NO_FILTERS: PolicyFilters = {
  search: "",
  severities: [],
  kinds: [],
  enabled: null,
  firing: false,
};

/** The filters of an address; what is unknown there is left out. */
export function parsePolicyFilters(
  valuesOf: (name: "q" | "severity" | "kind" | "state") => readonly string[],
): PolicyFilters {
  const states = valuesOf("state");
  const [on, off] = [states.includes("on"), states.includes("off")];
  return {
    search: valuesOf("q")[0]?.trim() ?? "",
    severities: ALERT_SEVERITIES.filter((severity) => valuesOf("severity").includes(severity)),
    kinds: valuesOf("kind").filter(isPolicyKind),
    enabled: on === off ? null : on,
    firing: states.includes("firing"),
  };
}

export function hasPolicyFilters({ search, severities, kinds, enabled, firing }: PolicyFilters): boolean {
  return search !== "" || severities.length > 0 || kinds.length > 0 || enabled !== null || firing;
}
