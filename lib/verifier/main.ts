import { runCommandLine } from "./command-line";
import { answerMessages } from "./worker";

// One file for both: a program of Node.js, and the worker of the page that verifies in the browser.
if (typeof process === "object" && process.versions?.node !== undefined) {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  answerMessages();
}
