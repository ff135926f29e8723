import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";
import { closePlatformPool } from "./platform-pool";

function createClient(connectionString: string, applicationName: string): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString, application_name: applicationName, max: env.DATABASE_POOL_SIZE },
    { onPoolError: () => undefined },
  );
  return new PrismaClient({ adapter });
}

// A hot reload must not open another pool.
const held = globalThis as { regulixClients?: { app: PrismaClient; platform: PrismaClient } };

function clients() {
  held.regulixClients ??= {
    app: createClient(env.DATABASE_URL, "regulix-app"),
    platform: createClient(env.DATABASE_PLATFORM_URL, "regulix-platform"),
  };
  return held.regulixClients;
}

/** Only for the doors in this folder. */
export function applicationClient(): PrismaClient {
  return clients().app;
}

/** Only for the doors in this folder. */
export function platformClient(): PrismaClient {
  return clients().platform;
}

/** Closes all pools: scripts and tests only. */
export async function disconnect(): Promise<void> {
  const open = held.regulixClients;
  held.regulixClients = undefined;
  await Promise.all([open?.app.$disconnect(), open?.platform.$disconnect(), closePlatformPool()]);
}
