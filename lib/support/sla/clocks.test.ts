import { describe, expect, it } from "vitest";
import type { TicketStatus } from "../tickets/statuses";
import {
  afterCustomerMessage,
  afterReply,
  earliestDue,
  moveClocks,
  startClocks,
  type ClockChange,
  type Promises,
  type SlaOutcome,
} from "./clocks";

const HOUR = 3_600_000;
const WEEK = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [[0, 1440]]]));
const always = { timeZone: "UTC", hours: WEEK, holidays: new Set<string>() };
const promises: Promises = {
  firstResponse: { minutes: 240, calendar: always },
  nextResponseMinutes: 120,
  resolutionMinutes: 600,
  calendar: always,
};

const hour = (hours: number) => new Date(Date.UTC(2026, 0, 5) + hours * HOUR);

type Step = ["customer" | "reply" | TicketStatus, number];

/** What a ticket's clocks are after everything that happened to it, and the promises that ended. */
function follow(steps: readonly Step[]) {
  let clocks = startClocks(promises, hour(0), "message-0");
  const outcomes: SlaOutcome[] = [];
  for (const [step, hours] of steps) {
    const change: ClockChange =
      step === "customer"
        ? afterCustomerMessage(clocks, promises, hour(hours), `message-${hours}`)
        : step === "reply"
          ? afterReply(clocks, hour(hours))
          : moveClocks(clocks, step, promises, hour(hours));
    clocks = change.clocks;
    outcomes.push(...change.outcomes);
  }
  return {
    clocks,
    outcomes,
    ended: outcomes.map(({ target, clockKey, outcome }) => `${target} ${clockKey} ${outcome}`),
  };
}

describe("the clocks of a ticket", () => {
  it.each<[string, Step[], string[], number | null]>([
    ["runs first towards the first answer", [], [], 4],
    ["keeps it with an answer in time", [["reply", 4]], ["first_response first met"], 10],
    ["breaks it with a late one", [["reply", 4.01]], ["first_response first breached"], 10],
    ["counts from the first message that waits, not from the last", [["customer", 3]], [], 4],
    [
      "sets the next one with the customer's answer",
      [
        ["reply", 1],
        ["customer", 2],
      ],
      ["first_response first met"],
      4,
    ],
    [
      "counts each next answer for itself",
      [
        ["reply", 1],
        ["customer", 2],
        ["reply", 3],
        ["customer", 5],
        ["reply", 8],
      ],
      ["first_response first met", "next_response message-2 met", "next_response message-5 breached"],
      10,
    ],
    [
      "stands still while it waits for the customer",
      [
        ["reply", 1],
        ["pending", 1],
      ],
      ["first_response first met"],
      null,
    ],
    [
      "takes up the rest when the customer answers",
      [
        ["reply", 1],
        ["pending", 1],
        ["customer", 101],
        ["reply", 101],
      ],
      ["first_response first met", "next_response message-101 met"],
      110,
    ],
    [
      "goes on while it is on hold",
      [
        ["reply", 1],
        ["on_hold", 1],
      ],
      ["first_response first met"],
      10,
    ],
    [
      "ends when it is solved",
      [
        ["reply", 1],
        ["solved", 9],
      ],
      ["first_response first met", "resolution 0 met"],
      null,
    ],
    [
      "ends broken when it is solved late",
      [
        ["reply", 1],
        ["solved", 11],
      ],
      ["first_response first met", "resolution 0 breached"],
      null,
    ],
    [
      "is kept by a ticket that is solved while it waits, however long it waited",
      [
        ["reply", 1],
        ["pending", 1],
        ["solved", 500],
      ],
      ["first_response first met", "resolution 0 met"],
      null,
    ],
    [
      "is not mended by waiting once it is broken",
      [
        ["reply", 1],
        ["pending", 11],
        ["customer", 12],
        ["solved", 13],
      ],
      ["first_response first met", "resolution 0 breached"],
      null,
    ],
    [
      "begins anew when it is opened again",
      [
        ["reply", 1],
        ["solved", 2],
        ["customer", 50],
        ["reply", 51],
        ["solved", 61],
      ],
      [
        "first_response first met",
        "resolution 0 met",
        "next_response message-50 met",
        "resolution 1 breached",
      ],
      null,
    ],
    [
      "stops for good when it is closed",
      [
        ["reply", 1],
        ["closed", 2],
      ],
      ["first_response first met"],
      null,
    ],
  ])("%s", (_case, steps, ended, due) => {
    const { clocks, ended: found } = follow(steps);
    expect(found).toEqual(ended);
    expect(earliestDue(clocks)).toEqual(due === null ? null : hour(due));
  });

  it("do not move when a ticket is given the status that it has", () => {
    const { clocks } = follow([
      ["reply", 1],
      ["pending", 1],
    ]);
    expect(moveClocks(clocks, "pending", promises, hour(5))).toEqual({ clocks, outcomes: [] });
  });
});
