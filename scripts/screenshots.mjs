// npm run screenshots: takes the pictures of the guides anew, from the product itself on a throw-away database. Writes
// them below docs/images/guide.
import { requireNode } from "./launcher/prepare.mjs";
import { runAgainstProduct } from "./testing/run-against-product.mjs";

requireNode();
runAgainstProduct("scripts/screenshots/main.ts", [], "The screenshots are not finished.").catch((error) => {
  console.error(error.message);
  process.exit(1);
});
