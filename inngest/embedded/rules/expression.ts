import { Environment } from "@marcbachmann/cel-js";
import { LRUCache } from "lru-cache";

/** `event` is the event that triggered the run, `async` the one that has just arrived. */
export type ExpressionScope = { event: unknown; async?: unknown };

type Compiled = (scope: ExpressionScope) => unknown;

const environment = createEnvironment();
const compiled = new LRUCache<string, Compiled>({ max: 1_000 });

/** Throws with the parser's message when the expression is not valid CEL. */
export function assertExpression(source: string): void {
  compile(source);
}

/** Whether the expression holds. A missing field or a type mismatch is "no match", as on Inngest. */
export function matches(source: string | undefined, scope: ExpressionScope): boolean {
  return source === undefined || evaluate(source, scope) === true;
}

/** The expression's value as a key; undefined where it cannot be evaluated. */
export function evaluateKey(source: string, scope: ExpressionScope): string | undefined {
  const value = evaluate(source, scope);
  return value === undefined || value === null ? undefined : plain(value);
}

/** The expression's value as a number; undefined where it is none. */
export function evaluateNumber(source: string, scope: ExpressionScope): number | undefined {
  const value = Number(evaluate(source, scope));
  return Number.isFinite(value) ? value : undefined;
}

function evaluate(source: string, scope: ExpressionScope): unknown {
  const expression = compile(source);
  try {
    return expression({ async: {}, ...scope });
  } catch {
    return undefined;
  }
}

function compile(source: string): Compiled {
  const known = compiled.get(source);
  if (known) return known;
  const expression = environment.parse(source);
  const check = expression.check();
  if (!check.valid) throw check.error ?? new Error(`invalid expression: ${source}`);
  const evaluator: Compiled = (scope) => expression(scope);
  compiled.set(source, evaluator);
  return evaluator;
}

function plain(value: unknown): string {
  return typeof value === "string"
    ? value
    : JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? Number(item) : item));
}

/** JSON numbers are doubles and CEL literals are ints; CEL itself refuses to mix them, Inngest does not. */
function createEnvironment(): Environment {
  const mixed = new Environment({ homogeneousAggregateLiterals: false })
    .registerVariable("event", "dyn")
    .registerVariable("async", "dyn");
  const operators: Record<string, (a: number, b: number) => number> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
  };
  for (const [sign, apply] of Object.entries(operators)) {
    mixed.registerOperator(`double ${sign} int`, (a: number, b: bigint) => apply(a, Number(b)));
    mixed.registerOperator(`int ${sign} double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  const remainder = (a: number | bigint, b: number | bigint) => Number(a) % Number(b);
  mixed.registerOperator("double % int", remainder);
  mixed.registerOperator("double % double", remainder);
  mixed.registerOperator("string + double", (a: string, b: number) => a + String(b));
  mixed.registerOperator("double + string", (a: number, b: string) => String(a) + b);
  return mixed;
}
