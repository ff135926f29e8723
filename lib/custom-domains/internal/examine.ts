import "server-only";
import { challengeName, sight } from "@/lib/domains/challenge";
import { lookUpHost, lookUpTxt } from "@/lib/domains/resolver";
import type { Hosting } from "../hosting/hosting";
import { judgeDomain, type Judgement } from "../judge";
import { judgePointing } from "../pointing";
import type { Target } from "../target";
import type { SeenRecords } from "../types";
import type { LivingDomain } from "./row";

/** What a look at a domain has shown and leads to. */
export type Examined = {
  seen: SeenRecords;
  judgement: Judgement;
  isAttached: boolean;
  hostingProblem: string | null;
};

/** Looks a domain up, and tells the platform of one whose records are right and whose owner is known. */
export async function examine(
  domain: LivingDomain,
  { target, hosting, now }: { target: Target; hosting: Hosting | null; now: Date },
): Promise<Examined> {
  const [txt, host] = await Promise.all([
    lookUpTxt(challengeName(domain.hostName)),
    lookUpHost(domain.hostName),
  ]);
  const seen: SeenRecords = { proof: sight(txt, domain.challenge), ...judgePointing(host, target) };
  const mayAttach = domain.state !== "pending" && seen.proof === "present" && seen.pointing === "here";
  const answer = hosting && !domain.isAttached && mayAttach ? await hosting.attach(domain.hostName) : null;
  const isAttached = domain.isAttached || answer?.kind === "attached";
  const isHosted = hosting === null || isAttached;
  return {
    seen,
    judgement: judgeDomain(domain, { ...seen, isHosted }, now),
    isAttached,
    hostingProblem: answer?.kind === "refused" ? answer.message : null,
  };
}
