import { describe, expect, it } from "vitest";
import type { HostAnswer } from "@/lib/domains/resolver";
import { judgePointing, type PointingJudgement } from "./pointing";

const TARGET = { hostName: "domains.regulix.example", addresses: ["203.0.113.10", "2001:db8::10"] };

const found = (records: { aliases?: string[]; addresses?: string[] }): HostAnswer => ({
  kind: "found",
  aliases: [],
  addresses: [],
  ...records,
});

describe("what stands at a custom domain", () => {
  it.each<[string, HostAnswer, PointingJudgement]>([
    [
      "the alias that is asked for",
      found({ aliases: ["Domains.Regulix.Example."] }),
      { pointing: "here", conflicts: [] },
    ],
    [
      "the target's own addresses, as some hosts of DNS publish an alias",
      found({ addresses: ["203.0.113.10", "2001:db8::10"] }),
      { pointing: "here", conflicts: [] },
    ],
    ["nothing", found({}), { pointing: "nowhere", conflicts: [] }],
    [
      "an alias of somebody else",
      found({ aliases: ["shop.example.net"] }),
      { pointing: "elsewhere", conflicts: [{ type: "CNAME", value: "shop.example.net" }] },
    ],
    [
      "an address that is left over beside ours, of which only that has to go",
      found({ addresses: ["203.0.113.10", "192.0.2.1"] }),
      { pointing: "elsewhere", conflicts: [{ type: "A", value: "192.0.2.1" }] },
    ],
    [
      "an address of IPv6",
      found({ addresses: ["2001:db8::1"] }),
      { pointing: "elsewhere", conflicts: [{ type: "AAAA", value: "2001:db8::1" }] },
    ],
    ["nobody knows", { kind: "unreachable" }, { pointing: "unknown", conflicts: [] }],
  ])("%s", (_what, answer, judgement) => {
    expect(judgePointing(answer, TARGET)).toEqual(judgement);
  });

  it("are no addresses of ours while the target itself has none", () => {
    const answer = found({ addresses: ["203.0.113.10"] });
    expect(judgePointing(answer, { ...TARGET, addresses: [] }).pointing).toBe("elsewhere");
  });
});
