import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import tseslint from "typescript-eslint";

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are read in lib/env.ts only.",
};
const noSystemClock = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: "Ask now() of lib/core/clock.ts, or take `now` as an argument.",
};
const REACT = ["**/*.tsx", "components/**/*.ts", "app/**/_components/**/*.ts", "**/use-*.ts"];
const ONLY_OUTGOING = "Reach customers' addresses with sendOutgoingRequest() of lib/outgoing.";

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      ".regulix/**",
      "lib/db/generated/**",
      "clients/typescript/dist/**",
      "next-env.d.ts",
      "public/**",
      "test-results/**",
    ],
  },
  // Outside of these files there are no components and no hooks, and the React compiler's rules take long to say so.
  { files: REACT, extends: [nextCoreWebVitals] },
  ...nextTypescript,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: REACT,
    rules: {
      "react/no-danger": "error",
      // There is no pages folder to look into.
      "@next/next/no-html-link-for-pages": "off",
    },
  },
  {
    files: ["{app,components,lib,inngest,emails}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}", "lib/env.ts", "inngest/embedded/**"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noSystemClock] },
  },
  {
    // Addresses that customers give are reached through lib/outgoing alone. The rest name services that
    // the operator configures.
    files: ["{lib,inngest/functions}/**/*.ts"],
    ignores: [
      "**/*.test.ts",
      "lib/outgoing/**",
      "lib/auth/oauth-providers.ts",
      // Stripe's own client reaches Stripe; everything else of lib/billing goes through this file.
      "lib/billing/stripe.ts",
      "lib/evidence/sources/transit-encryption.ts",
      "lib/jobs/engine.ts",
      "lib/mail/resend-transport.ts",
      "lib/observability/readiness.ts",
      "lib/support/mail/inbound/fetch-resend-mail.ts",
    ],
    rules: {
      "no-restricted-globals": ["error", { name: "fetch", message: ONLY_OUTGOING }],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            ...["http", "https", "http2", "net", "tls"].map((name) => ({
              name: `node:${name}`,
              message: ONLY_OUTGOING,
              allowTypeImports: true,
            })),
            { name: "stripe", message: "Ask lib/billing/stripe.ts.", allowTypeImports: true },
          ],
          patterns: [{ group: ["undici", "axios", "got", "node-fetch"], message: ONLY_OUTGOING }],
        },
      ],
    },
  },
  {
    // A rule that no tool checks is a wish: pages compose, they do not compute.
    files: ["app/**/page.tsx"],
    rules: { "max-lines": ["error", { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["inngest/functions/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "max-lines": ["error", { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Written by npm run api:client.
    files: ["clients/typescript/src/generated/**"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["scripts/**", "e2e/**", "**/*.test.{ts,tsx}", "*.config.*"],
    rules: { "no-console": "off" },
  },
  {
    // Merging with a declaration of the test runner needs an interface.
    files: ["scripts/testing/database-server.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
);
