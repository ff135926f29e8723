import { describe, expect, it } from "vitest";
import { afterCustomerMessage, afterReply, moveClocks, startClocks, type Promises } from "./clocks";
import { splitClocks, type Said } from "./split-clocks";

const HOUR = 3_600_000;
const always = {
  timeZone: "UTC",
  hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [[0, 1440]]])),
  holidays: new Set<string>(),
};
const promises: Promises = {
  firstResponse: { minutes: 240, calendar: always },
  nextResponseMinutes: 120,
  resolutionMinutes: 600,
  calendar: always,
};
const hour = (hours: number) => new Date(Date.UTC(2026, 0, 5) + hours * HOUR);
const customer = (id: string, hours: number): Said => ({ id, kind: "customer", at: hour(hours) });
const reply = (id: string, hours: number): Said => ({ id, kind: "reply", at: hour(hours) });

const opened = startClocks(promises, hour(0), "a");
const answered = afterReply(opened, hour(1)).clocks;
/** Opened with a, answered at 1 h, asked b at 2 h. */
const asked = afterCustomerMessage(answered, promises, hour(2), "b").clocks;

describe("splitting the clocks of a ticket", () => {
  it("keeps the promised time of a question that nobody has answered", () => {
    const { kept, moved } = splitClocks(
      opened,
      promises,
      { kept: [customer("a", 0)], moved: [customer("b", 1)] },
      hour(3),
    );
    expect(kept).toEqual(opened);
    expect(moved).toMatchObject({
      status: "open",
      awaitingMessageId: "b",
      awaitingSince: hour(1),
      firstResponseDueAt: hour(4),
      firstRespondedAt: null,
      nextResponseDueAt: null,
      resolutionDueAt: hour(10),
    });
  });

  it("takes the waiting question along, and leaves nothing that waits behind", () => {
    const split = { kept: [customer("a", 0), reply("r", 1)], moved: [customer("b", 2)] };
    const { kept, moved } = splitClocks(asked, promises, split, hour(3));
    expect(kept).toMatchObject({ awaitingMessageId: null, awaitingSince: null, nextResponseDueAt: null });
    expect(moved).toMatchObject({
      awaitingMessageId: "b",
      firstResponseDueAt: hour(4),
      firstRespondedAt: null,
    });
  });

  it("lets what was asked after the moved question wait for its own answer", () => {
    const split = { kept: [customer("a", 0), reply("r", 1), customer("c", 2.5)], moved: [customer("b", 2)] };
    const { kept } = splitClocks(asked, promises, split, hour(3));
    expect(kept).toMatchObject({
      awaitingMessageId: "c",
      awaitingSince: hour(2.5),
      nextResponseDueAt: hour(4.5),
    });
  });

  it("promises an answer anew where what moves was answered already", () => {
    const split = { kept: [customer("a", 0), reply("r", 1)], moved: [customer("b", 0.5)] };
    const { kept, moved } = splitClocks(answered, promises, split, hour(3));
    expect(kept).toEqual(answered);
    expect(moved).toMatchObject({
      awaitingMessageId: "b",
      awaitingSince: hour(3),
      firstResponseDueAt: hour(7),
    });
  });

  it("does not ask for a first answer again that moves along", () => {
    const split = { kept: [customer("z", 0)], moved: [customer("a", 0), reply("r", 1), customer("b", 2)] };
    const { moved } = splitClocks(asked, promises, split, hour(3));
    expect(moved).toMatchObject({
      firstRespondedAt: hour(1),
      nextResponseDueAt: hour(4),
      awaitingMessageId: "b",
    });
  });

  it("goes on with the solution's time that was left while the ticket waited", () => {
    const waiting = moveClocks(answered, "pending", promises, hour(2)).clocks;
    const split = { kept: [customer("a", 0), reply("r", 1)], moved: [customer("b", 0.5)] };
    const { kept, moved } = splitClocks(waiting, promises, split, hour(5));
    expect(kept.resolutionLeftSeconds).toBe(8 * 3_600);
    expect(moved).toMatchObject({ resolutionDueAt: hour(13), resolutionLeftSeconds: null });
  });

  it("begins anew out of a solved ticket, without counting it as opened again", () => {
    const solved = moveClocks(answered, "solved", promises, hour(2)).clocks;
    const split = { kept: [customer("a", 0), reply("r", 1)], moved: [customer("b", 0.5)] };
    const { kept, moved } = splitClocks(solved, promises, split, hour(24));
    expect(kept).toEqual(solved);
    expect(moved).toMatchObject({
      status: "open",
      solvedAt: null,
      reopenCount: 0,
      resolutionDueAt: hour(34),
      firstResponseDueAt: hour(28),
    });
  });
});
