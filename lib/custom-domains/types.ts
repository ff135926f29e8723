import type { Sighting } from "@/lib/domains/challenge";
import type { ConflictingRecord, Pointing } from "./pointing";

export const DOMAIN_STATES = ["pending", "verified", "active", "suspended", "released"] as const;
/**
 * pending: claimed, not proven. verified: proven, not served yet. active: served. suspended: was served until its
 * records went wrong. released: given up, and kept from others for a while.
 */
export type DomainState = (typeof DOMAIN_STATES)[number];

/** What keeps a proven domain from being served, apart from its records. */
export type DomainProblem = { kind: "taken" } | { kind: "hosting"; message: string };

/** A record as people write it into their DNS host's form. */
export type DnsRecord = {
  type: "CNAME" | "TXT";
  name: string;
  value: string;
  /** What the newest look at it has shown; null before there was one. */
  seen: Sighting | "wrong" | null;
};

/** A custom domain, as the settings show it. */
export type CustomDomain = {
  id: string;
  hostName: string;
  state: DomainState;
  records: DnsRecord[];
  conflicts: ConflictingRecord[];
  problem: DomainProblem | null;
  lastCheckedAt: Date | null;
  nextCheckAt: Date | null;
  failingSince: Date | null;
  suspendedAt: Date | null;
  /** Until when nobody else can have a name that was given up. */
  heldUntil: Date | null;
};

/** What was seen at the two records of a domain. */
export type SeenRecords = { proof: Sighting; pointing: Pointing; conflicts: ConflictingRecord[] };
