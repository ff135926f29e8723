import { z } from "zod";
import { OBLIGATION_IDS } from "./terms";

const MOST_OWN_MONTHS = 240;

/** A form's empty field is no term of one's own. */
const ownMonths = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.coerce
    .number({ error: "must be a number of months" })
    .int("must be whole months")
    .min(1, "must be at least one month")
    .max(MOST_OWN_MONTHS, `must be at most ${MOST_OWN_MONTHS} months`)
    .nullable(),
);

export const SetTermsInput = z.object({
  obligations: z.array(z.enum(OBLIGATION_IDS)).default([]),
  ownMonths,
});
export type SetTermsInput = z.infer<typeof SetTermsInput>;

const reason = z
  .string()
  .trim()
  .min(5, "must say why, in a few words")
  .max(500, "must have at most 500 characters");

export const PlaceHoldInput = z.object({ reason });
export type PlaceHoldInput = z.infer<typeof PlaceHoldInput>;

export const LiftHoldInput = z.object({ id: z.uuid(), reason });
export type LiftHoldInput = z.infer<typeof LiftHoldInput>;

export const ArchiveInput = z.object({ id: z.uuid() });
export type ArchiveInput = z.infer<typeof ArchiveInput>;
