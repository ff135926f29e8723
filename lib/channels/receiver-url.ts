import { z } from "zod";

/** An address of a receiver as it is typed; whether it may be called is decided at each call by lib/outgoing. */
export const ReceiverUrl = z
  .string()
  .trim()
  .max(2_000, "At most 2,000 characters.")
  .pipe(z.url({ protocol: /^https?$/, error: "Paste the whole address, beginning with https://." }));
