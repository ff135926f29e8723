/** Settings as a test changes them; the rest is as the environment says. */
const changed: Record<string, unknown> = {};

/** Lets requests reach these servers of the test, and sets the addresses of providers. */
export function allowProviders(hosts: readonly string[], settings: Record<string, unknown> = {}): void {
  Object.assign(changed, { OUTGOING_PRIVATE_HOSTS: hosts }, settings);
}

/** `lib/env` with what a test changed in front: for `vi.mock`. */
export function changeableEnv<Env extends object>(env: Env): Env {
  return new Proxy(env, {
    get: (target, name) =>
      typeof name === "string" && Object.hasOwn(changed, name) ? changed[name] : Reflect.get(target, name),
  });
}
