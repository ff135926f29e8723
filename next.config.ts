import type { NextConfig } from "next";
import { withSentryConfig } from "@sentry/nextjs/config";

const config: NextConfig = {
  // Each checkout may keep its build elsewhere, so that a dev server and a build do not disturb each other.
  distDir: process.env.REGULIX_DIST_DIR ?? ".next",
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a stage of their own in npm test, on the same sources; a start need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pino",
    "prom-client",
    "graphile-worker",
    "protobufjs",
    "@react-pdf/renderer",
  ],
  // Texts and fonts are read at run time; a traced deployment has to bring the files along.
  outputFileTracingIncludes: {
    "/**": [
      "./docs/help/**/*.md",
      "./docs/legal/**/*.md",
      "./node_modules/geist/dist/fonts/*/*-{Regular,Medium,SemiBold}.ttf",
    ],
  },
  // Room for a document of 8 MiB beside the answer to a compliance check; the action itself refuses greater ones.
  experimental: {
    serverActions: { bodySizeLimit: "9mb" },
    // A file of 10 MiB for the support passes the proxy whole; its route refuses greater ones.
    proxyClientMaxBodySize: "11mb",
  },
};

/** Nothing is uploaded and nothing phones home during a build. */
function withErrorTracking(untracked: NextConfig): NextConfig {
  return withSentryConfig(untracked, { silent: true, telemetry: false, sourcemaps: { disable: true } });
}

export default process.env.SENTRY_DSN ? withErrorTracking(config) : config;
