import type { AlertSeverity } from "@/lib/alerts/severity";
import { severityRank } from "./alert-facts";
import type { LastTold } from "./cooldown";
import type { GroupState } from "./grouping";
import { bucketNameOf, type Bucket, type BucketName } from "./rate-limit";
import type { Recipient } from "./recipients";
import type { HoldReason } from "./tell-recipient";

/** Somebody who was told of an alert. */
export type AudienceEntry = {
  alertId: string;
  recipient: Recipient;
  groupKey: string;
  severity: AlertSeverity;
  toldAt: Date;
  lastToldAt: Date;
  resolvedToldAt: Date | null;
};

/** A notice that waits for one recipient. */
export type HeldEntry = {
  noticeId: string;
  alertId: string;
  recipient: Recipient;
  groupKey: string;
  reason: HoldReason;
  severity: AlertSeverity;
  heldAt: Date;
  dueAt: Date;
};

export type BucketEntry = { recipientKey: string; name: BucketName; bucket: Bucket };

export type LedgerRows = {
  audience: readonly AudienceEntry[];
  held: readonly HeldEntry[];
  buckets: readonly BucketEntry[];
  /** What recipients know of groups, also through alerts that are not in the audience given here. */
  groups: readonly (GroupState & { recipientKey: string; groupKey: string })[];
  /** By policy and fingerprint. */
  lastTold: readonly (LastTold & { series: string })[];
};

/** What the ledger comes to beyond what it was made from. */
export type LedgerChanges = {
  audience: AudienceEntry[];
  held: HeldEntry[];
  released: HeldEntry[];
  buckets: BucketEntry[];
};

/**
 * What the recipients of one organisation were told and what waits for them, while a batch is decided: each decision
 * sees those before it. Does no I/O; the changes are written with the batch.
 */
export class Ledger {
  /** By alert, then by recipient. */
  readonly #audience = new Map<string, Map<string, AudienceEntry>>();
  /** By alert, then by notice and recipient. */
  readonly #held = new Map<string, Map<string, HeldEntry>>();
  readonly #buckets = new Map<string, BucketEntry>();
  readonly #groups = new Map<string, GroupState>();
  readonly #lastTold = new Map<string, LastTold>();
  readonly #changedAudience = new Set<AudienceEntry>();
  readonly #changedHeld = new Map<string, HeldEntry>();
  readonly #changedBuckets = new Map<string, BucketEntry>();
  readonly #released = new Map<string, HeldEntry>();

  constructor(rows: LedgerRows) {
    for (const entry of rows.audience) within(this.#audience, entry.alertId).set(entry.recipient.key, entry);
    for (const entry of rows.held) within(this.#held, entry.alertId).set(heldKey(entry), entry);
    for (const entry of rows.buckets) this.#buckets.set(pair(entry.recipientKey, entry.name), entry);
    for (const { recipientKey, groupKey, ...state } of rows.groups)
      this.#groups.set(pair(recipientKey, groupKey), state);
    for (const { series, ...told } of rows.lastTold) this.#lastTold.set(series, told);
  }

  /** Those who were told that an alert fires, and not yet that it is over. */
  audienceOf(alertId: string): AudienceEntry[] {
    return [...within(this.#audience, alertId).values()].filter(
      ({ resolvedToldAt }) => resolvedToldAt === null,
    );
  }

  heldOf(alertId: string): HeldEntry[] {
    return [...within(this.#held, alertId).values()];
  }

  /** The alerts of a group that a recipient knows to fire. */
  knownOf(recipientKey: string, groupKey: string): string[] {
    return [...this.#audience.values()].flatMap((entries) => {
      const entry = entries.get(recipientKey);
      return entry && entry.groupKey === groupKey && entry.resolvedToldAt === null ? [entry.alertId] : [];
    });
  }

  lastToldOf(series: string): LastTold | null {
    return this.#lastTold.get(series) ?? null;
  }

  bucketOf(recipientKey: string, severity: AlertSeverity): Bucket | null {
    return this.#buckets.get(pair(recipientKey, bucketNameOf(severity)))?.bucket ?? null;
  }

  groupOf(recipientKey: string, groupKey: string): GroupState {
    return this.#groups.get(pair(recipientKey, groupKey)) ?? { lastToldAt: null, pendingDueAt: null };
  }

  /** Notes that a message was taken out of the recipient's bucket. */
  takeFrom(recipientKey: string, severity: AlertSeverity, bucket: Bucket): void {
    const name = bucketNameOf(severity);
    const entry = { recipientKey, name, bucket };
    this.#buckets.set(pair(recipientKey, name), entry);
    this.#changedBuckets.set(pair(recipientKey, name), entry);
  }

  /** Notes that a recipient is told of an alert; what of it still waited for them is told with it. */
  tell(told: {
    alertId: string;
    series: string;
    recipient: Recipient;
    groupKey: string;
    severity: AlertSeverity;
    isResolved: boolean;
    at: Date;
  }): void {
    const { alertId, series, recipient, groupKey, severity, isResolved, at } = told;
    const entries = within(this.#audience, alertId);
    const before = entries.get(recipient.key);
    const gravest =
      before && severityRank(before.severity) > severityRank(severity) ? before.severity : severity;
    const entry = {
      alertId,
      recipient,
      groupKey,
      severity: gravest,
      toldAt: before?.toldAt ?? at,
      lastToldAt: at,
      resolvedToldAt: isResolved ? at : (before?.resolvedToldAt ?? null),
    };
    entries.set(recipient.key, entry);
    if (before) this.#changedAudience.delete(before);
    this.#changedAudience.add(entry);
    this.#groups.set(pair(recipient.key, groupKey), {
      ...this.groupOf(recipient.key, groupKey),
      lastToldAt: at,
    });
    if (!before) this.#lastTold.set(series, { at, severity });
    for (const waiting of this.heldOf(alertId))
      if (waiting.recipient.key === recipient.key) this.release(waiting);
  }

  /** Notes that a notice waits. */
  hold(entry: HeldEntry): void {
    const key = heldKey(entry);
    within(this.#held, entry.alertId).set(key, entry);
    this.#changedHeld.set(key, entry);
    this.#released.delete(key);
    if (entry.reason !== "group") return;
    const state = this.groupOf(entry.recipient.key, entry.groupKey);
    this.#groups.set(pair(entry.recipient.key, entry.groupKey), { ...state, pendingDueAt: entry.dueAt });
  }

  /** Notes that a notice does not wait any more. */
  release(entry: HeldEntry): void {
    const key = heldKey(entry);
    within(this.#held, entry.alertId).delete(key);
    this.#changedHeld.delete(key);
    this.#released.set(key, entry);
  }

  changes(): LedgerChanges {
    return {
      audience: [...this.#changedAudience],
      held: [...this.#changedHeld.values()],
      released: [...this.#released.values()],
      buckets: [...this.#changedBuckets.values()],
    };
  }
}

/** Names what an alert is about over all its episodes. */
export function seriesOf(policyId: string, fingerprint: string): string {
  return pair(policyId, fingerprint);
}

function heldKey({ noticeId, recipient }: { noticeId: string; recipient: Recipient }): string {
  return pair(noticeId, recipient.key);
}

function pair(one: string, other: string): string {
  return `${one} ${other}`;
}

function within<Entry>(entries: Map<string, Map<string, Entry>>, key: string): Map<string, Entry> {
  const found = entries.get(key) ?? new Map<string, Entry>();
  entries.set(key, found);
  return found;
}
