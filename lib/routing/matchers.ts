import { RE2JS } from "re2js";
import { z } from "zod";
import { MATCH_OPERATORS, type Labels, type Matcher } from "./types";

const MAX_MATCHERS = 20;
const MAX_PATTERN_LENGTH = 500;

/** Programs of patterns in use: compiling costs far more than matching. */
const compiled = new Map<string, RE2JS>();
const MAX_COMPILED = 1_000;

/**
 * Whether all matchers hold for the labels; none hold for everything. A label that is missing counts as empty, and
 * a pattern must fit the whole value, both as in Alertmanager.
 */
export function matchesAll(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every((matcher) => matches(matcher, labels[matcher.name] ?? ""));
}

/** Whether one value fits one matcher. Linear in the value, whatever the pattern. */
export function matches({ operator, value }: Matcher, given: string): boolean {
  switch (operator) {
    case "=":
      return given === value;
    case "!=":
      return given !== value;
    case "=~":
      return programOf(value).matches(given);
    case "!~":
      return !programOf(value).matches(given);
  }
}

/** `severity=critical`, as people write it. */
export function formatMatcher({ name, operator, value }: Matcher): string {
  return `${name}${operator}${JSON.stringify(value)}`;
}

function programOf(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  // RE2 has no backtracking: no pattern of a tenant can hold up the others.
  const program = RE2JS.compile(pattern);
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(pattern, program);
  return program;
}

function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

const MatcherInput = z
  .strictObject({
    name: z.string().trim().min(1, "must not be empty").max(100, "must be at most 100 characters"),
    operator: z.enum(MATCH_OPERATORS),
    value: z.string().max(MAX_PATTERN_LENGTH, `must be at most ${MAX_PATTERN_LENGTH} characters`),
  })
  .superRefine(({ operator, value }, check) => {
    if ((operator === "=~" || operator === "!~") && !isPattern(value))
      check.addIssue({
        code: "custom",
        path: ["value"],
        message: "must be a regular expression of RE2: without look-around and back references",
      });
  });

const anyMatchers = z.array(MatcherInput).max(MAX_MATCHERS, `must be at most ${MAX_MATCHERS} matchers`);

/** What a silence needs: matchers of which at least one demands a value, so that not everything is meant. */
export const NarrowMatchers = anyMatchers
  .min(1, "must have at least one matcher")
  .refine(
    (matchers) => matchers.some((matcher) => isPatternSafe(matcher) && !matches(matcher, "")),
    "must have one matcher that demands a value: otherwise everything matches",
  );

/** What maintenance needs: none means everything. */
export const WideMatchers = anyMatchers;

function isPatternSafe({ operator, value }: Matcher): boolean {
  return operator === "=" || operator === "!=" || isPattern(value);
}
