/** `window_seconds` of the database and of the public API as `windowSeconds`, in objects and lists, at any depth. */
export function camelCaseKeys(value: unknown): unknown {
  return withKeys(value, (key) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
}

/** The other way round. Of the result only the keys differ. */
export function snakeCaseKeys<Value>(value: Value): SnakeCaseKeys<Value> {
  return withKeys(value, snakeCase) as SnakeCaseKeys<Value>;
}

/** `thresholdValue` as `threshold_value`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : Name;

export type SnakeCaseKeys<Value> = Value extends Date
  ? Value
  : Value extends readonly (infer Item)[]
    ? SnakeCaseKeys<Item>[]
    : Value extends object
      ? { [Key in keyof Value as Key extends string ? SnakeCase<Key> : never]: SnakeCaseKeys<Value[Key]> }
      : Value;

function withKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, rename));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [rename(key), withKeys(item, rename)]),
  );
}
