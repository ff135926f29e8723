import type { FunctionDefinition } from "./protocol/function-config";

export type EventTrigger = { definition: FunctionDefinition; expression?: string };
export type CronTrigger = { definition: FunctionDefinition; cron: string };
export type CancelTrigger = { definition: FunctionDefinition; expression?: string; withinMs?: number };

/** The registered functions, indexed by what starts and cancels them. Immutable; replaced as a whole. */
export class Registry {
  readonly #functions = new Map<string, FunctionDefinition>();
  readonly #triggers = new Map<string, EventTrigger[]>();
  readonly #cancels = new Map<string, CancelTrigger[]>();
  readonly crons: CronTrigger[] = [];

  constructor(definitions: FunctionDefinition[]) {
    for (const definition of definitions) {
      this.#functions.set(definition.id, definition);
      for (const trigger of definition.triggers) {
        if ("cron" in trigger) this.crons.push({ definition, cron: trigger.cron });
        else append(this.#triggers, trigger.event, { definition, expression: trigger.expression });
      }
      for (const cancel of definition.cancel ?? []) {
        append(this.#cancels, cancel.event, {
          definition,
          expression: cancel.if,
          withinMs: cancel.timeout,
        });
      }
    }
  }

  get size(): number {
    return this.#functions.size;
  }

  find(functionId: string): FunctionDefinition | undefined {
    return this.#functions.get(functionId);
  }

  triggersOf(eventName: string): EventTrigger[] {
    const prefix = eventName.split("/")[0];
    // A trailing wildcard ("app/*") is part of Inngest's trigger names.
    return [...(this.#triggers.get(eventName) ?? []), ...(this.#triggers.get(`${prefix}/*`) ?? [])];
  }

  cancelsOf(eventName: string): CancelTrigger[] {
    return this.#cancels.get(eventName) ?? [];
  }

  /** Whether a system event that nobody may care for is worth storing. */
  listensTo(eventName: string): boolean {
    return this.triggersOf(eventName).length > 0 || this.cancelsOf(eventName).length > 0;
  }
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
