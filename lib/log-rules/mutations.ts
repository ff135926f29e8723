import "server-only";
import type { JsonInput } from "@/lib/core/canonical-json";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { DEFAULT_LOG_RULES } from "./defaults";
import { LogRules, type LogRule, type SaveLogRulesInput } from "./schema";

/** Replaces the rules. CONFLICT when somebody else has changed them since they were read. */
export async function saveLogRules(
  context: OrganizationContext,
  { version, rules: given }: SaveLogRulesInput,
): Promise<void> {
  requirePermission(context, "log-rules.manage");
  const rules = checked(given);
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await transaction.logRuleSet.findUnique({ where: { organizationId } });
    const { count } =
      version === 0
        ? await transaction.logRuleSet.createMany({
            data: { organizationId, rules },
            skipDuplicates: true,
          })
        : await transaction.logRuleSet.updateMany({
            where: { organizationId, version },
            data: { rules, version: { increment: 1 } },
          });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed the rules. Load the page anew.");
    await recordAudit(transaction, context, {
      action: "log-rules.save",
      resource: { kind: "log-rules", id: organizationId, name: "Log rules" },
      before: byName(before === null ? DEFAULT_LOG_RULES : LogRules.parse(before.rules)),
      after: byName(rules),
    });
  });
}

/** Goes back to the rules of the product. */
export async function resetLogRules(context: OrganizationContext): Promise<void> {
  requirePermission(context, "log-rules.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await transaction.logRuleSet.findUnique({ where: { organizationId } });
    if (before === null) return;
    await transaction.logRuleSet.delete({ where: { organizationId } });
    await recordAudit(transaction, context, {
      action: "log-rules.reset",
      resource: { kind: "log-rules", id: organizationId, name: "Log rules" },
      before: byName(LogRules.parse(before.rules)),
      after: byName(DEFAULT_LOG_RULES),
    });
  });
}

/** A field a rule, so that an entry shows the rules that changed and no others. */
function byName(rules: readonly LogRule[]): JsonInput {
  const fields = rules.map(({ name, ...rule }) => [name, rule] as const);
  return { ...Object.fromEntries(fields), order: rules.map(({ name }) => name).join(", ") };
}

function checked(given: readonly unknown[]): LogRule[] {
  const parsed = LogRules.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID_INPUT", "The rules are not saved.", {
    fields: parsed.error.issues.map(({ path, message }) => ({
      field: ["rules", ...path].join("."),
      message: `${capitalized(String(path.at(-1) ?? "rules"))} ${message}.`,
    })),
  });
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
