// npm run verifier: puts the sources of the verifier together into public/verify/regulix-verify.mjs, the one file that
// travels in every bundle. Nothing is shortened: whoever is to trust it must be able to read it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { VERIFIER_PATH, verifierText } from "./verifier/text";

await writeFile(join(import.meta.dirname, "..", VERIFIER_PATH), await verifierText());
console.log(`Wrote ${VERIFIER_PATH}.`);
