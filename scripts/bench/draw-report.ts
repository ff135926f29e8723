// Draws the PDF of a report's figures in a process of its own, as the product does on its first report: react-pdf does
// not work under the condition that the product's own modules need. Says how long it took and the most memory it had.
import { readFile } from "node:fs/promises";
import { renderReport } from "@/lib/soc2-report/render-report";

const model = JSON.parse(await readFile(process.argv[2] ?? "", "utf8")) as Parameters<typeof renderReport>[0];
const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
await renderReport(model, { name: "Bench", color: "#1f6feb", logo: null });
const { user, system } = process.cpuUsage(cpuBefore);
process.send?.({
  elapsed: performance.now() - began,
  processor: (user + system) / 1_000,
  kibibytes: process.resourceUsage().maxRSS,
});
