// dependency-cruiser with the rules of docs/architecture.md. It cruises nothing in silence when it
// does not understand the TypeScript at hand, so the number of modules is checked too.
import { cruise } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

const LEAST_MODULES = 100;

const options = await extractConfig("./.dependency-cruiser.mjs");
const { output } = await cruise(
  ["app", "components", "lib", "inngest", "emails"],
  options,
  // Not the paths of tsconfig.json: read from there, every bare name is first looked for below the
  // root, and the package "inngest" is mistaken for our folder of that name.
  { alias: { "@": process.cwd() } },
  { tsConfig: extractTsConfig("./tsconfig.json") },
);
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
if (totalCruised < LEAST_MODULES)
  console.error(`Only ${totalCruised} modules were read; the rules were not checked.`);
console.log(`${totalCruised} modules, ${violations.length} violations`);
process.exit(violations.length > 0 || totalCruised < LEAST_MODULES ? 1 : 0);
