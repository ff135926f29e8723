import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findArticle } from "./articles";
import { plainText } from "./headings";
import { allRecordings } from "./recordings";

const MOST_BYTES = 2 * 1024 * 1024;
const recordings = allRecordings();
const cases = recordings.map((recording) => [recording.slug, recording] as const);
const fileOf = (path: string) => join("public", path);

describe("the recordings of the product", () => {
  it("are at least three", () => {
    expect(recordings.length).toBeGreaterThanOrEqual(3);
  });

  it.each(cases)("%s is short and small, and a picture stands for it until it plays", (_slug, recording) => {
    expect(recording.seconds).toBeLessThanOrEqual(90);
    expect(statSync(fileOf(recording.film)).size).toBeLessThanOrEqual(MOST_BYTES);
    expect(readFileSync(fileOf(recording.film)).subarray(0, 4).toString("hex")).toBe("1a45dfa3");
    expect(readFileSync(fileOf(recording.poster)).subarray(8, 12).toString()).toBe("WEBP");
  });

  it.each(cases)(
    "%s says the same in its captions and in its transcript, one sentence after the other",
    (_slug, { captions, transcript, seconds }) => {
      const [head, ...cues] = readFileSync(fileOf(captions), "utf8").trim().split("\n\n");
      expect(head).toBe("WEBVTT");
      const said = cues.map((cue) => cue.split("\n").slice(1).join(" "));
      expect(said).toEqual(transcript.split("\n").map(plainText));
      const times = cues.flatMap((cue) =>
        [...cue.matchAll(/(\d+):(\d+):([\d.]+)/g)].map(
          ([, hours, minutes, rest]) => Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest),
        ),
      );
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(times.at(-1)).toBeLessThanOrEqual(seconds + 1);
    },
  );

  it.each(cases)("%s leads to the article that says it in words", (_slug, { article }) => {
    expect(findArticle(article)).not.toBeNull();
  });
});
