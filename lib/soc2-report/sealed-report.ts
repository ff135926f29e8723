import "server-only";
import { createHash, sign } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import { withPlatform } from "@/lib/db/with-platform";
import { currentSigningKey, registerSigningKey } from "@/lib/evidence/signing/key-ring";
import { hashSignature } from "@/lib/evidence/signing/signature";
import type { ReportModel } from "./model";

export const REPORT_FORMAT = "regulix/soc2-report/v1";

/** What is signed: the figures, and the PDF that says them. */
export type SealedContent = {
  format: typeof REPORT_FORMAT;
  report_id: string;
  requested_at: string;
  model: ReportModel;
  model_sha256: string;
  pdf: { sha256: string; bytes: number };
};

/** The document that travels beside the PDF. */
export type SealedReport = SealedContent & { hash_signature: string };

/** Signs a report; without a key it says that it is unsigned. */
export async function sealReport(content: SealedContent): Promise<string> {
  const text = canonicalJson(content as unknown as Json);
  const hash = createHash("sha256").update(text, "utf8").digest();
  const key = currentSigningKey();
  if (key === null) return hashSignature(hash, null);
  await withPlatform("SOC 2 report", (transaction) => registerSigningKey(transaction, key));
  const signature = sign(null, Buffer.from(`${REPORT_FORMAT}\n${text}`, "utf8"), key.privateKey);
  return hashSignature(hash, { keyId: key.id, signature });
}
