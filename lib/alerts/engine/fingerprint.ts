import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { Labels } from "./types";

/** What the labels of an alert are known by: SHA-256 of their canonical text, hex. */
export function fingerprint(labels: Labels): string {
  return createHash("sha256").update(canonicalJson(labels)).digest("hex");
}
