import { join } from "node:path";
import * as prettier from "prettier";
import { root } from "../launcher/places.mjs";
import type { SecuredTable } from "./read";

export const RLS_DOCUMENT_PATH = join(root, "docs", "rls.md");

const TENANT_RULE =
  "(organization_id = ( SELECT (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid AS \"nullif\"))";

const INTRODUCTION = `# Row-level security

This page is generated from the policies of the database (\`npm run docs:rls\`); a test fails when it is out of date.

Every request works as one of two roles, neither of which owns a table or may bypass row-level security:

- \`regulix_app\`, through \`withOrganization()\`: sees and writes the rows of the organisation that the current transaction is set to. Without a setting it sees none.
- \`regulix_platform\`, through \`withPlatform(reason)\`: named work across organisations, limited to the policies and grants below.

Partitions carry no grants: they are reached through their parent, whose policies apply. Views that show tenants' rows run with the rights of the caller. Policies of the owner role exist where a trigger or function of its own must pass the forced policies.`;

const CONTROLS = `## What this proves

| SOC 2 criterion | What holds it | Where it is proved |
| --- | --- | --- |
| CC6.1 Logical access | Each tenant table compares its rows with the organisation of the transaction, for reading and for writing, and forces this on its owner too. Roles hold only the grants listed here; credentials, sessions and tokens are beyond the tenants' role. | \`lib/db/row-level-security.db.test.ts\` tries to read, change, remove, give away and plant rows of another organisation in every table that the catalogue lists |
| CC6.8 Unauthorised change | No product role owns a table, may change a policy, or may call a function that runs with the owner's rights. The audit log and the security events can be added to and not changed. | \`lib/db/row-level-security.db.test.ts\`, \`lib/audit/verify.db.test.ts\` |
| CC7.2 Monitoring | Refused access across organisations is a security event; each mutation stands in the audit chain of its organisation; \`npm run audit:verify\` recomputes every chain. | \`lib/audit/verify.db.test.ts\` |
| CC8.1 Change management | Policies exist only in reviewed migrations. A new tenant table without a policy fails the tests, and this page changes with every policy. | \`lib/db/row-level-security.db.test.ts\`, \`scripts/rls-document/rls-document.db.test.ts\` |`;

/** The page, formatted as the repository's formatter wants it. */
export async function renderRowLevelSecurity(tables: readonly SecuredTable[]): Promise<string> {
  const tenant = tables.filter(({ hasOrganization, name }) => hasOrganization || name === "organizations");
  const others = tables.filter((table) => !tenant.includes(table));
  const text = [
    INTRODUCTION,
    CONTROLS,
    "## Tables of organisations",
    overview(tenant),
    "## Other tables",
    overview(others),
    "## Policies",
    `The rule “same organisation” is \`${TENANT_RULE}\`.`,
    policies(tables),
  ].join("\n\n");
  const config = await prettier.resolveConfig(RLS_DOCUMENT_PATH);
  return prettier.format(text, { ...config, parser: "markdown" });
}

function overview(tables: readonly SecuredTable[]): string {
  const grantsOf = (table: SecuredTable, role: string) =>
    table.grants.find((grant) => grant.role === role)?.privileges ?? "–";
  return [
    "| Table | Row-level security | `regulix_app` may | `regulix_platform` may |",
    "| --- | --- | --- | --- |",
    ...tables.map(
      (table) =>
        `| \`${table.name}\` | ${protection(table)} | ${grantsOf(table, "regulix_app")} | ${grantsOf(table, "regulix_platform")} |`,
    ),
  ].join("\n");
}

function protection({ enabled, forced }: SecuredTable): string {
  if (!enabled) return "none";
  return forced ? "enabled and forced" : "enabled";
}

function policies(tables: readonly SecuredTable[]): string {
  return [
    "| Table | Policy | Role | For | Rows shown | Rows accepted |",
    "| --- | --- | --- | --- | --- | --- |",
    ...tables.flatMap((table) =>
      table.policies.map(
        ({ name, role, command, using, check }) =>
          `| \`${table.name}\` | \`${name}\` | \`${role}\` | ${command} | ${expression(using)} | ${expression(check)} |`,
      ),
    ),
  ].join("\n");
}

function expression(text: string | null): string {
  if (text === null) return "–";
  if (text === "true") return "all";
  if (text.replaceAll(/\s+/g, " ") === TENANT_RULE) return "same organisation";
  return `\`${text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|")}\``;
}
