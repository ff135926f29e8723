import type { OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { buildModel, digestModel } from "@/lib/soc2-report/build-model";
import { putFile } from "@/lib/storage/files";
import { reportSource } from "./report-source";
import { asSuperuser } from "./superuser";

/** A report that is ready, with a PDF that nobody opens; answers its id. */
export async function createReportFixture(context: OrganizationContext): Promise<string> {
  const id = newId();
  const store = (name: string, text: string) =>
    putFile(
      context,
      { path: `soc2/reports/${id}/${name}`, contentType: "application/octet-stream", maxBytes: 2 ** 20 },
      only(Buffer.from(text, "utf8")),
    );
  const model = await store("model.json", digestModel(buildModel(reportSource())).text);
  const pdf = await store("report.pdf", "%PDF-1.7");
  await asSuperuser(
    `INSERT INTO soc2_reports (organization_id, id, from_day, to_day, state, requested_by_name, requested_at,
       finished_at, figures_known, figures_total, model_key, model_sha256, pdf_key, pdf_sha256, pdf_bytes, hash_signature)
     VALUES ($1, $2, '2026-10-01', '2026-10-30', 'ready', 'Fixture', now(), now(), 9, 16, $3, decode($4, 'hex'), $5,
       decode($6, 'hex'), 8, 'sha256:' || $4 || ';unsigned')`,
    [context.organizationId, id, model.key, model.sha256, pdf.key, pdf.sha256],
  );
  return id;
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
