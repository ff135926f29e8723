import type { HostAnswer } from "@/lib/domains/resolver";

/** Where a name leads: to this installation, elsewhere, or nowhere; `unknown` while nobody answers. */
export type Pointing = "here" | "elsewhere" | "nowhere" | "unknown";

export type ConflictingRecord = { type: "CNAME" | "A" | "AAAA"; value: string };

/** `conflicts` are the records that have to go. */
export type PointingJudgement = { pointing: Pointing; conflicts: ConflictingRecord[] };

type Target = {
  hostName: string;
  /** What the target's own name answers with: some hosts of DNS replace an alias by its addresses. */
  addresses: readonly string[];
};

/** Judges what stands at a name that should be an alias of the target and nothing else. */
export function judgePointing(answer: HostAnswer, target: Target): PointingJudgement {
  if (answer.kind === "unreachable") return { pointing: "unknown", conflicts: [] };
  const aliases = answer.aliases.map((alias) => alias.toLowerCase().replace(/\.$/, ""));
  if (aliases.includes(target.hostName)) return { pointing: "here", conflicts: [] };
  if (aliases.length > 0)
    return { pointing: "elsewhere", conflicts: aliases.map((value) => ({ type: "CNAME", value })) };
  if (answer.addresses.length === 0) return { pointing: "nowhere", conflicts: [] };
  const foreign = answer.addresses.filter((address) => !target.addresses.includes(address));
  if (foreign.length === 0) return { pointing: "here", conflicts: [] };
  return {
    pointing: "elsewhere",
    conflicts: foreign.map((value) => ({ type: value.includes(":") ? "AAAA" : "A", value })),
  };
}
