// npm test: everything that decides a landing, from a fresh clone. `npm run check` leaves out the
// build and the browser. Ends in one line: "N passed, N failed".
import { installPackages, generateClient, requireNode } from "./launcher/prepare.mjs";

const quick = process.argv.includes("--quick");
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);

requireNode();
await installPackages();
await generateClient();

const { SINGLE_CORE_STAGES, DATABASE_STAGES } = await import("./testing/stages.mjs");
const { BUILD_STAGE, END_TO_END_STAGE } = await import("./testing/end-to-end.mjs");

const began = Date.now();
let passed = 0;
let failed = 0;

async function runStage({ title, run }) {
  const started = Date.now();
  console.log(`… ${title}`);
  const result = await run().catch((error) => ({ passed: 0, failed: 1, output: error.message }));
  passed += result.passed;
  failed += result.failed;
  if (result.output) console.log(result.output);
  const mark = result.failed === 0 ? "✓" : "✗";
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${mark} ${title}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
}

/** Runs the stages, at most `lanes` at a time; one that fails does not stop the others. */
async function runStages(stages, lanes) {
  const waiting = stages.filter(({ title }) => !only || title.includes(only));
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) await runStage(stage);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

// The build begins beside the last of them.
await runStages(quick ? SINGLE_CORE_STAGES : [...SINGLE_CORE_STAGES, BUILD_STAGE], 2);
// These use all cores there are.
await runStages(quick ? DATABASE_STAGES : [...DATABASE_STAGES, END_TO_END_STAGE], 1);
console.log(`All stages took ${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
