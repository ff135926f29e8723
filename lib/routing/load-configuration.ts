import "server-only";
import { z } from "zod";
import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import type { Transaction } from "@/lib/db/transaction";
import { matchableLabels, type PolicyFacts } from "./alert-facts";
import type { RoutingConfiguration } from "./configuration";
import { loadDirectories } from "./directory";
import { indexInhibition, type OpenAlert } from "./inhibition";
import { loadMutes } from "./load-mutes";
import type { RoutingWorld } from "./route-notice";
import { preferenceOf, ruleOf } from "./rows";
import type { Labels } from "./types";

/** The configurations of several organisations, in a fixed number of statements; through either door. */
export async function loadConfigurations(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<Map<string, RoutingConfiguration>> {
  const worlds = await loadWorlds(transaction, organizationIds, at);
  const preferences = await transaction.alertPreference.findMany({
    where: { organizationId: { in: [...organizationIds] } },
  });
  const directories = await loadDirectories(transaction, organizationIds, at);

  return new Map(
    organizationIds.map((id) => {
      const [directory, world] = [directories.get(id), worlds.get(id)];
      if (!directory || !world) throw new Error(`Nothing was loaded of ${id}.`);
      return [
        id,
        {
          world,
          directory,
          preferences: new Map(
            preferences
              .filter(({ organizationId }) => organizationId === id)
              .map((row) => [row.userId, preferenceOf(row)]),
          ),
        },
      ];
    }),
  );
}

/** What may stand against telling anybody at an instant, of several organisations; through either door. */
export async function loadWorlds(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<Map<string, RoutingWorld>> {
  const mutes = await loadMutes(transaction, organizationIds, { since: at, until: at });
  const rules = await transaction.inhibitionRule.findMany({
    where: { organizationId: { in: [...organizationIds] }, enabled: true },
    orderBy: { name: "asc" },
  });
  const open = await loadOpenAlerts(transaction, [...new Set(rules.map((rule) => rule.organizationId))]);
  return new Map(
    [...mutes].map(([id, muting]) => {
      const own = rules.filter(({ organizationId }) => organizationId === id).map(ruleOf);
      return [id, { ...muting, inhibition: indexInhibition(own, open.get(id) ?? []) }];
    }),
  );
}

/** Labels as the engine stores them. */
export function labelsOf(json: unknown): Labels {
  return z.record(z.string(), z.string()).parse(json);
}

export const POLICY_FACTS = {
  id: true,
  policyName: true,
  kind: true,
  metricType: true,
  severity: true,
  controlIds: true,
} as const;

type PolicyRow = {
  id: string;
  policyName: string;
  kind: string;
  metricType: string | null;
  severity: string;
  controlIds: string[];
};

export function policyFactsOf({
  id,
  policyName,
  kind,
  metricType,
  severity,
  controlIds,
}: PolicyRow): PolicyFacts {
  return { id, name: policyName, kind, metric: metricType, severity: severityOf(severity), controlIds };
}

/** A severity as the engine stores it. */
export function severityOf(severity: string): AlertSeverity {
  return z.enum(ALERT_SEVERITIES).parse(severity);
}

/** What may inhibit; asked only for organisations that have a rule. */
async function loadOpenAlerts(
  transaction: Transaction,
  organizationIds: readonly string[],
): Promise<Map<string, OpenAlert[]>> {
  const found = new Map<string, OpenAlert[]>();
  if (organizationIds.length === 0) return found;
  const rows = await transaction.alert.findMany({
    where: { organizationId: { in: [...organizationIds] }, state: { not: "resolved" } },
    select: {
      organizationId: true,
      id: true,
      labels: true,
      severity: true,
      policy: { select: POLICY_FACTS },
    },
    orderBy: { id: "asc" },
  });
  for (const { organizationId, id, labels, severity, policy } of rows) {
    const alert = {
      id,
      labels: matchableLabels(labelsOf(labels), policyFactsOf(policy), severityOf(severity)),
    };
    const own = found.get(organizationId);
    if (own) own.push(alert);
    else found.set(organizationId, [alert]);
  }
  return found;
}
