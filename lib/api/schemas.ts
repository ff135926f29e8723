import { z } from "zod";

/** Schemas that the OpenAPI document names once and refers to. */
export const namedSchemas = z.registry<{ id: string }>();

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export const ApiTime = z.iso.datetime().describe("A time in UTC, ISO 8601: 2026-11-21T12:05:00.000Z.");

/** A time that somebody asks for, with any zone. */
export const AskedTime = z.iso
  .datetime({ offset: true, error: "must be a time with its zone, such as 2026-11-21T12:05:00Z" })
  .transform((text) => new Date(text));

/** A number in a chain, as it stands in an address. */
export const Sequence = z.coerce
  .number()
  .int()
  .positive()
  .describe("Number in the organisation's chain, from 1 on.");

/** Free text to look for. */
export const SearchText = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(200, "must be at most 200 characters");

const Limit = z.coerce
  .number({ error: "must be a number" })
  .int("must be a whole number")
  .min(1, `must be 1 to ${MAX_PAGE_SIZE}`)
  .max(MAX_PAGE_SIZE, `must be 1 to ${MAX_PAGE_SIZE}`)
  .default(DEFAULT_PAGE_SIZE)
  .describe("How many items a page holds.");

const Cursor = z
  .string()
  .max(1_000)
  .optional()
  .describe("The next_cursor of the page before. It belongs to the same filters and sorting.");

/** The query of a list: its filters, and the page. */
export function listQuery<Shape extends z.ZodRawShape>(filters: Shape) {
  return z.strictObject({ ...filters, limit: Limit, cursor: Cursor });
}

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    data: z.array(item),
    next_cursor: z.string().nullable().describe("Asks for the next page; null on the last one."),
  });
}

// No definition names it: every refusal of the document refers to it.
z.object({
  type: z.string().describe("Always about:blank; code tells problems apart."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("A sentence fit to be shown to people."),
  code: z
    .string()
    .describe("Stable, for programs: invalid_input, not_found, scope_required, rate_limited, …"),
  request_id: z.string().describe("Name it when you ask us about this answer."),
  required_scope: z.string().optional().describe("Of scope_required: what the API key lacks."),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe("Of invalid_input: each wrong field with what is wrong about it."),
})
  .describe("An error as RFC 9457 problem details.")
  .register(namedSchemas, { id: "Problem" });
