import type { NextConfig } from "next";

const config: NextConfig = {
  // Each checkout may keep its build elsewhere, so that a dev server and a build do not disturb each other.
  distDir: process.env.REGULIX_DIST_DIR ?? ".next",
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "prom-client", "graphile-worker"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
