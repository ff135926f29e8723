import type { CustomDomain as Row } from "@/lib/db/generated/client";
import { DOMAIN_STATES, type DomainState } from "../types";

/** A domain that is not given up, as it was read: what is saved says so, lest it overwrite somebody's newer word. */
export type LivingDomain = Pick<
  Row,
  | "organizationId"
  | "id"
  | "hostName"
  | "challenge"
  | "createdAt"
  | "verifiedAt"
  | "lastCheckedAt"
  | "failures"
  | "failingSince"
  | "suspendedAt"
  | "isAttached"
> & { state: Exclude<DomainState, "released"> };

/** Null for a domain that is given up. */
export function toLiving(row: Row): LivingDomain | null {
  const state = toState(row.state);
  return state === "released" ? null : { ...row, state };
}

/** A state as the database names it; its CHECK admits no other. */
export function toState(state: string): DomainState {
  return DOMAIN_STATES.find((known) => known === state) ?? "pending";
}
