import { describe, expect, it } from "vitest";
import { transcriptOf, webVtt } from "./captions";

const cues = [
  { from: 0, to: 2.5, text: "Open **Members**." },
  { from: 2.5, to: 61.25, text: "Choose a role." },
];

describe("the captions of a recording", () => {
  it("are WebVTT, each sentence from when it is said, without marks", () => {
    expect(webVtt(cues)).toBe(
      [
        "WEBVTT",
        "",
        "00:00:00.000 --> 00:00:02.500",
        "Open Members.",
        "",
        "00:00:02.500 --> 00:01:01.250",
        "Choose a role.",
        "",
      ].join("\n"),
    );
  });

  it("are a numbered transcript for who reads, with the names marked", () => {
    expect(transcriptOf(cues)).toBe("1. Open **Members**.\n2. Choose a role.");
  });
});
