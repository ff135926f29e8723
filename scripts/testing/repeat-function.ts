import { now } from "@/lib/core/clock";

/** A durable function as the product's client is told of it. */
export type DeclaredFunction = {
  id: string;
  handler: (input: { event: { data: object }; step: RepeatedStep }) => Promise<unknown>;
};

type RepeatedStep = {
  run: (name: string, work: () => unknown) => Promise<unknown>;
  sleepUntil: (name: string, until: string | Date) => Promise<void>;
};

/** What a function would do after a sleep is the beginning of another day. */
class Asleep extends Error {}

/** Stands for the client of the durable engine: keeps what is declared instead of registering it. */
export const declaringClient = {
  createFunction: ({ id }: { id: string }, handler: DeclaredFunction["handler"]): DeclaredFunction => ({
    id,
    handler,
  }),
};

/**
 * Runs a function as after the worst kills: each step was done and its result lost, so that it is done
 * again. Results go through JSON, as they do on the way to the engine and back. Ends where it goes to sleep.
 */
export async function runRepeatingSteps({ handler }: DeclaredFunction, data: object): Promise<string[]> {
  const names: string[] = [];
  const step: RepeatedStep = {
    run: async (name, work) => {
      names.push(name);
      await work();
      return JSON.parse(JSON.stringify((await work()) ?? null)) as unknown;
    },
    sleepUntil: (_name, until) =>
      new Date(until) <= now() ? Promise.resolve() : Promise.reject(new Asleep()),
  };
  await handler({ event: { data }, step }).catch((error: unknown) => {
    if (!(error instanceof Asleep)) throw error;
  });
  return names;
}

/** What a function is given, and what there is to see of its effect. */
export type Scenario = { arrange: () => Promise<object>; effect: () => Promise<unknown>; once: unknown };
