import { parentPort, workerData } from "node:worker_threads";
import type { ReportBrand } from "./document/brand";
import type { ReportModel } from "./model";
import { renderReport } from "./render-report";

// What a thread is given and gives is copied, and of a Buffer only its bytes arrive.
type Given = { model: ReportModel; brand: Omit<ReportBrand, "logo"> & { logo: Uint8Array | null } };

const { model, brand } = workerData as Given;
const logo = brand.logo && Buffer.from(brand.logo);
parentPort?.postMessage(await renderReport(model, { ...brand, logo }));
