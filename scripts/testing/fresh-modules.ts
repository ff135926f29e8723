import { vi } from "vitest";

// A process runs many test files: packages are loaded once, but the settings, the product's own modules and what
// they hold on to are made anew for each file, so that no file feels another.
const held = globalThis as { testSettings?: NodeJS.ProcessEnv };
held.testSettings ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in held.testSettings)) delete process.env[name];
Object.assign(process.env, held.testSettings);

vi.resetModules();
for (const name of Object.keys(globalThis))
  if (name.startsWith("regulix")) Reflect.deleteProperty(globalThis, name);
