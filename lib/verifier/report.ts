import { canonical, hex, type Value } from "./canonical";
import { checkSeal, type KeyRing } from "./keys";
import type { Platform, Source } from "./platform";
import { Problem, TAMPERED, UNREADABLE } from "./problem";

const REPORT_FORMAT = "regulix/soc2-report/v1";

/** The signed document that belongs to the PDF of a report, as far as it is looked into. */
type Report = {
  format: string;
  model: { organization: { id: string }; period: { from_day: string; to_day: string } };
  model_sha256: string;
  pdf: { sha256: string; bytes: number };
  hash_signature?: string;
};

export type CheckedReport = {
  organizationId: string;
  days: string;
  /** The digest that stands at the foot of every page. */
  modelSha256: string;
  /** The PDF that it was held against; null where none was given. */
  pdf: string | null;
};

/** Whether a document is the signed one of a report, and not that of a day. */
export function isReport(document: unknown): document is Report {
  return (document as Partial<Report> | null)?.format === REPORT_FORMAT;
}

/** Checks the signature over a report's figures, and that a PDF is byte for byte the one that was signed. */
export async function checkReport(
  platform: Platform,
  ring: KeyRing,
  document: Report,
  { name, pdf }: { name: string; pdf: Source | null },
): Promise<CheckedReport> {
  const { hash_signature: seal, ...content } = document;
  const { organization, period } = content.model;
  const days = `${period.from_day} to ${period.to_day}`;
  const place = `${name}: report of ${days}`;
  await checkSeal(platform, ring, { text: canonical(content as Value), seal, domain: REPORT_FORMAT, place });
  if (platform.sha256Hex(canonical(content.model as Value)) !== content.model_sha256)
    throw new Problem(TAMPERED, "altered-content", place, "model_sha256 is not the digest of the model");
  if (pdf !== null && (await digestOf(platform, pdf)) !== content.pdf.sha256)
    throw new Problem(TAMPERED, "altered-file", pdf.name, `it is not the PDF that ${name} signs`);
  return { organizationId: organization.id, days, modelSha256: content.model_sha256, pdf: pdf?.name ?? null };
}

async function digestOf(platform: Platform, source: Source): Promise<string> {
  const digest = platform.startDigest();
  for await (const bytes of source.stream(0, source.size)) digest.update(bytes);
  return hex(digest.digest());
}

/** A PDF says nothing about itself. */
export function refuseAlone(name: string): never {
  throw new Problem(UNREADABLE, "a PDF needs the signed document (.json) that belongs to it", name);
}
