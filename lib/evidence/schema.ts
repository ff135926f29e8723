import { z } from "zod";

/** A UTC day that exists, as it stands in addresses. */
export const DaySchema = z.iso.date("must be a day such as 2026-11-21");
