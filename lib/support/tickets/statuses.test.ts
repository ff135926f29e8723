import { describe, expect, it } from "vitest";
import {
  isOverForGood,
  isUnderWay,
  mayMove,
  nextStatuses,
  statusAfterCustomerMessage,
  TICKET_STATUSES,
  type StatusMover,
  type TicketStatus,
} from "./statuses";

describe("the status of a ticket", () => {
  it.each<[StatusMover, TicketStatus, TicketStatus[]]>([
    ["customer", "open", ["solved"]],
    ["customer", "pending", ["solved"]],
    ["customer", "on_hold", ["solved"]],
    ["customer", "solved", ["open"]],
    ["customer", "closed", []],
    ["staff", "open", ["pending", "on_hold", "solved"]],
    ["staff", "pending", ["open", "on_hold", "solved"]],
    ["staff", "on_hold", ["open", "pending", "solved"]],
    ["staff", "solved", ["open"]],
    ["staff", "closed", []],
    ["system", "solved", ["closed"]],
    ["system", "open", []],
  ])("lets the %s move it from %s to %j and nowhere else", (mover, from, expected) => {
    expect(TICKET_STATUSES.filter((to) => mayMove(from, to, mover)).sort()).toEqual([...expected].sort());
    expect(nextStatuses(from, mover)).toEqual(expected);
  });

  it("is open after whatever a customer writes, until it is closed for good", () => {
    expect(TICKET_STATUSES.map(statusAfterCustomerMessage)).toEqual(["open", "open", "open", "open", null]);
  });

  it("asks somebody to act until it is solved", () => {
    expect(TICKET_STATUSES.filter(isUnderWay)).toEqual(["open", "pending", "on_hold"]);
  });

  it("can be taken back from solved for fourteen days, to the millisecond", () => {
    const solvedAt = new Date("2026-03-01T12:00:00Z");
    expect(isOverForGood(solvedAt, new Date("2026-03-15T11:59:59.999Z"))).toBe(false);
    expect(isOverForGood(solvedAt, new Date("2026-03-15T12:00:00Z"))).toBe(true);
  });
});
