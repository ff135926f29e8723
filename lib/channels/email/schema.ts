import { z } from "zod";

const MOST_ADDRESSES = 50;

/** A list typed one a line or with commas, or given as an array. */
const addressList = z.preprocess(
  (given) => (typeof given === "string" ? given.split(/[\s,;]+/).filter((entry) => entry !== "") : given),
  z
    .array(z.email("Each line must be an e-mail address.").max(254))
    .min(1, "Give at least one address.")
    .max(MOST_ADDRESSES, `At most ${MOST_ADDRESSES} addresses; a mailing list takes more.`)
    .transform((addresses) => [...new Set(addresses.map((address) => address.toLowerCase()))]),
);

export const EmailListConfig = z.strictObject({ addresses: addressList });
export type EmailListConfig = z.output<typeof EmailListConfig>;
