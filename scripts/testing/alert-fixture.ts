import { createHash } from "node:crypto";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { AlertState } from "@/lib/alerts/types";
import { canonicalJson } from "@/lib/core/canonical-json";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";

type Owner = { organization: { id: string } };

type PolicyFacts = { policyName?: string; metricType?: string; severity?: AlertSeverity; enabled?: boolean };

/** A threshold policy, written as an operator would by hand: what is not named has its default. */
export async function createPolicyFixture({ organization }: Owner, facts: PolicyFacts = {}): Promise<string> {
  const id = newId();
  const policyName = facts.policyName ?? `Policy ${id.slice(-6)}`;
  await withPlatform("test fixture", (transaction) =>
    transaction.alertPolicy.create({
      data: {
        metricType: "cpu_usage",
        thresholdValue: 80,
        ...facts,
        policyName,
        organizationId: organization.id,
        id,
      },
    }),
  );
  return id;
}

type AlertFacts = {
  /** A policy of the same organisation; left out, one is made. */
  policyId?: string;
  labels?: Record<string, string>;
  severity?: AlertSeverity;
  state?: AlertState;
  firedAt?: Date;
  acknowledgedAt?: Date;
  acknowledgedById?: string;
  acknowledgedByName?: string;
  resolvedAt?: Date;
  value?: number | null;
  falsePositiveAt?: Date;
  snoozedUntil?: Date;
  assigneeId?: string;
  flapping?: boolean;
};

/** An alert that fires unless told otherwise, written directly: for tests of everything but the engine. */
export async function createAlertFixture(owner: Owner, facts: AlertFacts = {}): Promise<string> {
  const id = newId();
  const policyId = facts.policyId ?? (await createPolicyFixture(owner));
  const labels = facts.labels ?? { host: `host-${id.slice(-6)}` };
  const fingerprint = createHash("sha256").update(canonicalJson(labels)).digest("hex");
  const state = facts.state ?? "firing";
  const firedAt = facts.firedAt ?? new Date();
  await withPlatform("test fixture", async (transaction) => {
    const { organization } = owner;
    const earlier = await transaction.alert.count({
      where: { organizationId: organization.id, policyId, fingerprint },
    });
    await transaction.alert.create({
      data: {
        value: 91.5,
        threshold: 80,
        severity: "high",
        ...(state === "acknowledged" && { acknowledgedAt: firedAt, acknowledgedByName: "Somebody" }),
        ...(state === "resolved" && { resolvedAt: firedAt, resolution: "cleared" }),
        ...facts,
        organizationId: organization.id,
        id,
        policyId,
        policyVersion: 1,
        labels,
        fingerprint,
        state,
        firedAt,
        changedAt: firedAt,
        episode: earlier + 1,
      },
    });
  });
  return id;
}
