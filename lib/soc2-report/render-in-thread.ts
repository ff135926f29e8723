import "server-only";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ReportBrand } from "./document/brand";
import type { ReportModel } from "./model";

/** A report of a year needs a good half of it; a document that would need more fails alone. */
const MOST_MEGABYTES = 768;

/**
 * The PDF of a report, drawn beside the requests: the layout of a long one takes seconds without a pause,
 * and every answer of this server would wait for it.
 */
export async function renderReport(model: ReportModel, brand: ReportBrand): Promise<Buffer> {
  const thread = new Worker(new URL("./render-thread.ts", import.meta.url), {
    workerData: { model, brand },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  // A thread that fails says so by an event that rejects this.
  const [pdf] = (await once(thread, "message")) as [Uint8Array];
  return Buffer.from(pdf);
}
