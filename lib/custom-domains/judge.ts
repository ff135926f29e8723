import type { Sighting } from "@/lib/domains/challenge";
import type { Pointing } from "./pointing";
import type { DomainState } from "./types";

/** A served domain may be wrong for so long, and has to be found wrong so often, before it is switched off. */
export const GRACE_HOURS = 24;
const FAILURES_BEFORE_SUSPENSION = 3;
/** A suspended domain whose proof stays away is given up after so many days. */
const DAYS_BEFORE_RELEASE = 30;
/** How long a name that was given up is kept from everybody else. */
export const HOLD_DAYS = 30;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is known of a domain before it is looked up. */
export type Standing = {
  state: Exclude<DomainState, "released">;
  createdAt: Date;
  failures: number;
  failingSince: Date | null;
  suspendedAt: Date | null;
};

/** What a look at a domain has shown. */
export type Observation = {
  proof: Sighting;
  pointing: Pointing;
  /** Whether the platform that runs the installation takes requests for it. */
  isHosted: boolean;
};

export type Change =
  "verified" | "activated" | "failing" | "recovered" | "suspended" | "restored" | "released";

export type Judgement = Omit<Standing, "createdAt" | "state"> & {
  state: DomainState;
  /** What people are told and what the audit log says; null when nothing has changed. */
  change: Change | null;
};

/** What a look at a domain leads to. A resolver that does not answer changes nothing. */
export function judgeDomain(standing: Standing, seen: Observation, now: Date): Judgement {
  switch (standing.state) {
    case "pending":
      if (seen.proof !== "present") return stays(standing);
      return isServable(seen) ? becomes("active", "activated") : becomes("verified", "verified");
    case "verified":
      if (isServable(seen)) return becomes("active", "activated");
      return seen.proof === "absent" ? fails(standing, now) : settles(standing, seen.proof === "present");
    case "active":
      if (seen.proof === "absent" || seen.pointing === "elsewhere" || seen.pointing === "nowhere")
        return fails(standing, now);
      return settles(standing, seen.proof === "present" && seen.pointing === "here");
    case "suspended":
      if (isServable(seen)) return becomes("active", "restored");
      return isForgotten(standing, seen, now) ? becomes("released", "released") : stays(standing);
  }
}

function isServable({ proof, pointing, isHosted }: Observation): boolean {
  return proof === "present" && pointing === "here" && isHosted;
}

function stays({ state, failures, failingSince, suspendedAt }: Standing): Judgement {
  return { state, failures, failingSince, suspendedAt, change: null };
}

function becomes(state: DomainState, change: Change): Judgement {
  return { state, failures: 0, failingSince: null, suspendedAt: null, change };
}

function settles(standing: Standing, isGood: boolean): Judgement {
  if (!isGood || standing.failingSince === null) return stays(standing);
  return { ...stays(standing), failures: 0, failingSince: null, change: "recovered" };
}

function fails(standing: Standing, now: Date): Judgement {
  const failingSince = standing.failingSince ?? now;
  const failures = standing.failures + 1;
  const isOver = now.getTime() - failingSince.getTime() >= GRACE_HOURS * HOUR_MS;
  if (isOver && failures >= FAILURES_BEFORE_SUSPENSION)
    return { state: "suspended", failures, failingSince, suspendedAt: now, change: "suspended" };
  const change = standing.failingSince === null ? "failing" : null;
  return { ...stays(standing), failures, failingSince, change };
}

function isForgotten({ suspendedAt }: Standing, { proof }: Observation, now: Date): boolean {
  if (suspendedAt === null || proof !== "absent") return false;
  return now.getTime() - suspendedAt.getTime() >= DAYS_BEFORE_RELEASE * DAY_MS;
}

/** When a domain is looked up by itself again; null when only its owner has it looked up. */
export function nextCheckAt(
  { state, createdAt, failingSince }: Pick<Judgement, "state" | "failingSince"> & { createdAt: Date },
  now: Date,
): Date | null {
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  switch (state) {
    case "pending":
    case "verified": {
      const age = now.getTime() - createdAt.getTime();
      if (failingSince === null && age >= 14 * DAY_MS) return state === "pending" ? null : after(DAY_MS);
      return after(age < DAY_MS ? 10 * MINUTE_MS : HOUR_MS);
    }
    case "active":
      return after(failingSince === null ? HOUR_MS : 15 * MINUTE_MS);
    case "suspended":
      return after(6 * HOUR_MS);
    case "released":
      return null;
  }
}
