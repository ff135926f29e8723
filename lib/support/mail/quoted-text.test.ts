import { describe, expect, it, vi } from "vitest";
import { REPLY_MARKER, stripQuotedText } from "./quoted-text";

const ANSWER = "It works again, thank you.\n\nSecond paragraph.";

describe("an answer by mail", () => {
  it.each([
    ["our own line", `${ANSWER}\n\n${REPLY_MARKER}\n\nHello Mira,`],
    ["our own line, quoted", `${ANSWER}\n\n> ${REPLY_MARKER}\n> Hello Mira,`],
    ["Gmail", `${ANSWER}\n\nOn Sun, 22 Nov 2026 at 10:00, Regulix <no-reply@example.test> wrote:\n\n> Hello`],
    [
      "Gmail on two lines",
      `${ANSWER}\n\nOn Sun, 22 Nov 2026 at 10:00, Regulix Support\n<reply+1042@example.test> wrote:\n> Hello`,
    ],
    [
      "Apple Mail in German",
      `${ANSWER}\r\n\r\nAm 22.11.2026 um 10:00 schrieb Regulix <a@b.test>:\r\n> Hallo`,
    ],
    ["Thunderbird in French", `${ANSWER}\n\nLe 22/11/2026 à 10:00, Regulix a écrit :\n> Bonjour`],
    [
      "Outlook",
      `${ANSWER}\n\n________________________________\nFrom: Regulix <a@b.test>\nSent: Sunday\nSubject: Hi`,
    ],
    [
      "Outlook without a line",
      `${ANSWER}\n\nFrom: Regulix <a@b.test>\nSent: Sunday\nTo: Mira\nSubject: Hi\n\nHello`,
    ],
    ["an original message", `${ANSWER}\n\n-----Original Message-----\nHello`],
    ["a signature", `${ANSWER}\n-- \nMira Novak\nAcme`],
    ["a phone's signature", `${ANSWER}\n\nSent from my iPhone`],
    ["quoted lines alone", `${ANSWER}\n\n> Hello Mira,\n> are you there?\n`],
  ])("is kept without what stands below it: %s", (_, text) => {
    expect(stripQuotedText(text)).toBe(ANSWER);
  });

  it("is kept whole where nothing is quoted", () => {
    const text = "On Monday I wrote: nothing works.\nFrom: here to there it is broken.\nRegards";
    expect(stripQuotedText(text)).toBe(text);
  });

  it("is kept whole where all of it looks quoted", () => {
    expect(stripQuotedText("> Question?\n> Another?")).toBe("> Question?\n> Another?");
  });

  it("keeps answers between quoted lines", () => {
    const text = "> Which browser?\nFirefox\n> Which version?\n147";
    expect(stripQuotedText(text)).toBe(text);
  });

  it("costs twice the work where it is twice as long, whatever somebody sends", () => {
    const hostile = (size: number) =>
      `On ${"a ".repeat(10 * size)}\n${"On on\n".repeat(size)}${">".repeat(10 * size)}`;
    expect(workOn(hostile(2_000))).toBeLessThan(2.1 * workOn(hostile(1_000)));
  });
});

/** How many characters the rules look at. */
function workOn(text: string): number {
  const looks = vi.spyOn(RegExp.prototype, "test");
  stripQuotedText(text);
  const work = looks.mock.calls.reduce((sum, [line]) => sum + line.length, 0);
  looks.mockRestore();
  return work;
}
