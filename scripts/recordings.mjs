// npm run recordings [-- NAME …]: films the product itself for the help centre, on a throw-away database. Writes the
// films with their captions and posters below public/help/recordings and their transcripts below docs/help.
import { requireNode } from "./launcher/prepare.mjs";
import { runToEnd } from "./launcher/processes.mjs";
import { runAgainstProduct } from "./testing/run-against-product.mjs";

async function requireFfmpeg() {
  await runToEnd("ffmpeg", ["-version"]).catch(() => {
    throw new Error(
      "Recordings are encoded with ffmpeg, which is not here. Install it, with `sudo apt-get install -y ffmpeg` say.",
    );
  });
}

async function main() {
  requireNode();
  await requireFfmpeg();
  await runAgainstProduct(
    "scripts/recordings/main.ts",
    process.argv.slice(2),
    "The recordings are not finished.",
  );
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
