import type { Severity } from "./severity";

type SecurityEventKindFacts = { label: string; description: string; severity: Severity };

/** What can happen, how grave it is unless the reporter says otherwise, and how it is told to people. */
export const SECURITY_EVENT_KINDS = {
  "authentication.failed": {
    label: "Sign-in failed",
    description: "A wrong password or an unusable credential was presented.",
    severity: "low",
  },
  "authentication.locked": {
    label: "Account locked",
    description: "Too many failed sign-ins locked an account for a while.",
    severity: "high",
  },
  "authentication.succeeded": {
    label: "Signed in",
    description: "Somebody proved who they are and entered.",
    severity: "info",
  },
  "authentication.factor_changed": {
    label: "Sign-in method changed",
    description: "Somebody added or removed a way to prove who they are.",
    severity: "info",
  },
  "access.refused": {
    label: "Permission refused",
    description: "A member tried what their role does not allow.",
    severity: "medium",
  },
  "access.cross_tenant": {
    label: "Cross-tenant attempt",
    description: "Somebody asked for data of an organisation they do not belong to.",
    severity: "critical",
  },
  "api_key.rejected": {
    label: "API key rejected",
    description: "An expired, revoked or insufficient API key was used.",
    severity: "medium",
  },
  "webhook.forged": {
    label: "Forged webhook",
    description: "A webhook arrived whose signature does not verify.",
    severity: "high",
  },
  "rate_limit.exceeded": {
    label: "Rate limit exceeded",
    description: "A caller went over its limit and was slowed down.",
    severity: "low",
  },
  "malware.detected": {
    label: "Malware detected",
    description: "A scanner found malicious software.",
    severity: "critical",
  },
  "intrusion.suspected": {
    label: "Intrusion suspected",
    description: "Traffic or behaviour looks like an attack.",
    severity: "high",
  },
  "data.exfiltration_suspected": {
    label: "Data exfiltration suspected",
    description: "Data left in an unusual way or amount.",
    severity: "critical",
  },
  "privilege.escalated": {
    label: "Privilege escalated",
    description: "An identity gained rights it did not have before.",
    severity: "high",
  },
  "vulnerability.found": {
    label: "Vulnerability found",
    description: "A scan or a report named a weakness.",
    severity: "medium",
  },
  "compliance.check_broke": {
    label: "Compliance check broke",
    description: "A check that did not fail before fails now.",
    severity: "medium",
  },
  "compliance.check_recovered": {
    label: "Compliance check recovered",
    description: "A check that failed passes again.",
    severity: "info",
  },
} as const satisfies Record<string, SecurityEventKindFacts>;

export type CataloguedKind = keyof typeof SECURITY_EVENT_KINDS;

/** `custom.` and two to sixty characters: what customers name themselves through the API. */
export type CustomKind = `custom.${string}`;

export type SecurityEventKind = CataloguedKind | CustomKind;

export const CATALOGUED_KINDS = Object.keys(SECURITY_EVENT_KINDS) as CataloguedKind[];

const CUSTOM_KIND = /^custom\.[a-z0-9][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*$/;
const CUSTOM_KIND_MAX_LENGTH = 67;

function isCataloguedKind(value: string): value is CataloguedKind {
  return Object.hasOwn(SECURITY_EVENT_KINDS, value);
}

export function isSecurityEventKind(value: string): value is SecurityEventKind {
  return isCataloguedKind(value) || (value.length <= CUSTOM_KIND_MAX_LENGTH && CUSTOM_KIND.test(value));
}

/** The severity of a kind when its reporter names none; custom kinds are informational. */
export function defaultSeverity(kind: SecurityEventKind): Severity {
  return isCataloguedKind(kind) ? SECURITY_EVENT_KINDS[kind].severity : "info";
}

/** `custom.badge_refused.gate` reads "Badge refused gate". */
export function kindLabel(kind: string): string {
  if (isCataloguedKind(kind)) return SECURITY_EVENT_KINDS[kind].label;
  const words = kind.replace(/^custom\./, "").replace(/[._]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function kindDescription(kind: string): string {
  return isCataloguedKind(kind)
    ? SECURITY_EVENT_KINDS[kind].description
    : "A kind of your own, reported through the API.";
}
