import { describe, expect, it } from "vitest";
import { resolveRecipients, type Directory } from "./recipients";

const directory: Directory = {
  channels: new Map([
    ["ops-slack", { id: "c1", name: "Ops Slack", isPaused: false }],
    ["old-pager", { id: "c2", name: "Old pager", isPaused: true }],
  ]),
  groups: new Map([
    ["database", { userIds: ["u2", "gone"], channelKeys: ["ops-slack", "removed"] }],
    ["empty", { userIds: [], channelKeys: [] }],
  ]),
  onCall: new Map([
    ["primary", ["u3"]],
    ["uncovered", []],
  ]),
  escalations: new Map([["critical-path", "e1"]]),
  people: new Map(
    [
      { userId: "u1", name: "Ada", email: "ada@company.example" },
      { userId: "u2", name: "Ben", email: "ben@company.example" },
      { userId: "u3", name: "Cleo", email: "cleo@company.example" },
    ].map((person) => [person.userId, person]),
  ),
  textable: new Set(["u3"]),
  adminIds: ["u1"],
};

const resolve = (entries: string[], contactEmail: string | null = null) => {
  const { recipients, ...rest } = resolveRecipients({ entries, contactEmail }, directory);
  return { keys: recipients.map(({ key }) => key), ...rest };
};

const nothing = { escalationPolicyIds: [], unresolved: [], fellBack: false };

describe("who the entries of a policy come to", () => {
  it.each([
    ["the admins, for mail without an address", ["email"], null, { keys: ["user:u1"], ...nothing }],
    [
      "the address",
      ["email"],
      "ops@elsewhere.example",
      { keys: ["address:ops@elsewhere.example"], ...nothing },
    ],
    ["the member whose address it is", ["email"], "Ben@Company.example", { keys: ["user:u2"], ...nothing }],
    ["a channel by its key", ["ops-slack"], null, { keys: ["channel:c1"], ...nothing }],
    [
      "the people and channels of a group, saying what is gone",
      ["group:database"],
      null,
      { keys: ["user:u2", "channel:c1"], ...nothing, unresolved: ["removed"] },
    ],
    ["whoever is on call", ["on-call:primary"], null, { keys: ["user:u3"], ...nothing }],
    [
      "an escalation policy, which tells people itself",
      ["escalation:critical-path"],
      null,
      { keys: [], ...nothing, escalationPolicyIds: ["e1"] },
    ],
    [
      "each recipient once, however often they are named",
      ["ops-slack", "group:database", "ops-slack"],
      null,
      { keys: ["channel:c1", "user:u2"], ...nothing, unresolved: ["removed"] },
    ],
    [
      "the others, where one entry names nothing",
      ["unknown", "ops-slack"],
      null,
      { keys: ["channel:c1"], ...nothing, unresolved: ["unknown"] },
    ],
  ] as const)("%s", (_what, entries, contactEmail, expected) => {
    expect(resolve([...entries], contactEmail)).toEqual(expected);
  });

  it.each([[[]], [["unknown"]], [["group:empty"]], [["on-call:uncovered"]], [["escalation:unknown"]]])(
    "the admins, where %j comes to nobody: an alert is never told to nobody",
    (entries) => {
      expect(resolve(entries)).toEqual({
        keys: ["user:u1"],
        ...nothing,
        unresolved: entries,
        fellBack: true,
      });
    },
  );

  it("the admins as well, where only paused channels are named: what is for those waits", () => {
    expect(resolve(["old-pager"])).toEqual({ keys: ["channel:c2", "user:u1"], ...nothing, fellBack: true });
    expect(resolve(["old-pager", "ops-slack"]).fellBack).toBe(false);
  });
});
