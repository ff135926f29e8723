import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import type { LegalDocument } from "./documents";
import { fillPlaceholders, type FilledText } from "./fill-placeholders";

const FOLDER = join(process.cwd(), "docs/legal/en");

/** A legal text with what the operator of this installation has stated about itself. */
export function readLegalDocument(document: LegalDocument): FilledText {
  const text = readFileSync(join(FOLDER, `${document}.md`), "utf8");
  return fillPlaceholders(text, {
    OPERATOR_NAME: env.OPERATOR_NAME,
    OPERATOR_ADDRESS: env.OPERATOR_ADDRESS,
    OPERATOR_EMAIL: env.OPERATOR_EMAIL,
    OPERATOR_REGISTRATION: env.OPERATOR_REGISTRATION,
    OPERATOR_LAW: env.OPERATOR_LAW,
    PRIVACY_EMAIL: env.PRIVACY_EMAIL ?? env.OPERATOR_EMAIL,
    APP_URL: env.APP_URL,
  });
}
