/** The one file that verifies evidence offline, below the product's folder. */
export const VERIFIER_FILE = "public/verify/regulix-verify.mjs";
