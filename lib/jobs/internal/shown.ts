import { z } from "zod";
import type { JobError, Shown } from "../types";

/** More than this is named by its size: nobody reads it in a page. */
export const SHOWN_MAX_BYTES = 32 * 1024;

const errorSchema = z.object({ name: z.string(), message: z.string(), stack: z.string().nullish() });

/** JSON as stored, set out in lines. */
export function toShown(json: { text: string | null; bytes: number | null }): Shown | null {
  if (json.bytes === null) return null;
  if (json.text === null) return { bytes: json.bytes };
  return { text: JSON.stringify(JSON.parse(json.text), null, 2) };
}

/** An error as the SDK describes it; null for anything else. */
export function toError(value: unknown): JobError | null {
  const parsed = errorSchema.safeParse(value);
  return parsed.success ? { ...parsed.data, stack: parsed.data.stack ?? null } : null;
}
