import { formatNumber } from "@/lib/core/format/number";
import type { DecisionContent } from "./types";

const SIDES: Readonly<Record<string, string>> = {
  breach: "over the threshold",
  recovering: "past the threshold",
  clear: "not over the threshold",
  no_data: "without data",
};

/** What an evaluation had said and what it would have said: "Judged 42 of 1 sample, not over the threshold." */
export function revisionDetails({ judged, revised }: DecisionContent): string[] {
  return [sentence("Judged", judged), sentence("With them it would have been", revised)];
}

function sentence(word: string, said: DecisionContent[string] | undefined): string {
  if (typeof said !== "object" || said === null || Array.isArray(said)) return "";
  const { value, samples, verdict } = said;
  const side = SIDES[String(verdict)] ?? "";
  if (typeof value !== "number") return `${word} ${side}.`;
  return `${word} ${formatNumber(value)} of ${String(samples)} ${samples === 1 ? "sample" : "samples"}, ${side}.`;
}
