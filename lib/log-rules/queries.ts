import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { DEFAULT_LOG_RULES } from "./defaults";
import { LogRules, type LogRule } from "./schema";

export type LogRuleSet = {
  rules: LogRule[];
  /** 0 for the rules of the product, which nobody has changed. */
  version: number;
};

/** The rules as the settings page shows them. */
export async function getLogRules(context: OrganizationContext): Promise<LogRuleSet> {
  requirePermission(context, "security-events.read");
  return readRules(context);
}

/** The rules for somebody who sends log records and may not read anything. */
export async function getRulesInForce(context: OrganizationContext): Promise<LogRule[]> {
  requirePermission(context, "security-events.write");
  return (await readRules(context)).rules;
}

async function readRules(context: OrganizationContext): Promise<LogRuleSet> {
  const row = await withOrganization(context, (transaction) =>
    transaction.logRuleSet.findUnique({ where: { organizationId: context.organizationId } }),
  );
  if (row === null) return { rules: DEFAULT_LOG_RULES, version: 0 };
  return { rules: LogRules.parse(row.rules), version: row.version };
}
