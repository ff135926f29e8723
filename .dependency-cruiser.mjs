const DOMAIN = "^lib/(?!core/|db/|auth/|audit/|events/|observability/|env)";

/** The one layer rule: app | inngest → lib/auth → lib/<domain> → lib/db, lib/audit, lib/events → lib/core. */
const configuration = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/core/" },
      to: { path: "^(app|components|inngest|emails|lib/(?!core/))" },
    },
    {
      name: "database-knows-core-only",
      severity: "error",
      from: { path: "^lib/db/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(app|components|inngest|emails|lib/(?!core/|db/|env))" },
    },
    {
      name: "lib-never-imports-upwards",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|inngest)/" },
    },
    {
      name: "domains-do-not-know-authentication",
      severity: "error",
      from: { path: DOMAIN, pathNot: ["^lib/accounts/", "\\.test\\.tsx?$"] },
      to: { path: "^lib/auth/" },
    },
    {
      name: "internal-is-private",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      to: { path: "^lib/([^/]+)/internal/", pathNot: "^lib/$1/internal/" },
    },
    {
      name: "internal-is-private-to-lib",
      severity: "error",
      from: { path: "^(app|components|inngest|emails)/" },
      to: { path: "^lib/[^/]+/internal/" },
    },
    {
      name: "components-see-types-only",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^lib/.*/(queries|mutations)|^lib/(db|auth|audit|env)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "jobs-have-no-database",
      severity: "error",
      from: { path: "^inngest/functions/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/db/" },
    },
    {
      name: "pages-have-no-database",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/db/" },
    },
    {
      name: "mails-are-pure",
      severity: "error",
      from: { path: "^emails/" },
      to: { path: "^(app|inngest|lib/(?!core/))" },
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      from: { path: "^(app|components|lib|inngest|emails)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "\\.test\\.tsx?$|^(scripts/testing|e2e)/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "lib/db/generated"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};

export default configuration;
