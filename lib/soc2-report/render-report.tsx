import { renderToBuffer } from "@react-pdf/renderer";
import { digestModel } from "./build-model";
import type { ReportBrand } from "./document/brand";
import { registerFonts } from "./document/fonts";
import { ReportDocument } from "./document/report-document";
import type { ReportModel } from "./model";

/** The PDF of a report. The same model and brand give the same bytes. */
export async function renderReport(model: ReportModel, brand: ReportBrand): Promise<Buffer> {
  registerFonts();
  const pages = new Map<string, number>();
  const facts = {
    brand,
    title: "SOC 2 evidence report",
    period: `${model.period.from_day} to ${model.period.to_day}`,
    digest: digestModel(model).sha256,
    tellPage: (id: string, page: number) => void pages.set(id, page),
  };
  return renderToBuffer(<ReportDocument model={model} facts={facts} pages={pages} />);
}
