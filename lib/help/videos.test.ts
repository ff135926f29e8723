import { describe, expect, it } from "vitest";
import { environmentSchema } from "@/lib/env-schema";
import { embedAddress, videoOrigins } from "./videos";

const youtube = { url: "https://www.youtube.com/watch?v=abc_DEF-123" };
const short = { url: "https://youtu.be/abc_DEF-123" };
const vimeo = { url: "https://vimeo.com/123456" };

function configured(text: string) {
  return environmentSchema.shape.HELP_VIDEOS.safeParse(text);
}

describe("videos of the operator", () => {
  it.each([
    [youtube, "https://www.youtube-nocookie.com/embed/abc_DEF-123?autoplay=1&cc_load_policy=1&rel=0"],
    [short, "https://www.youtube-nocookie.com/embed/abc_DEF-123?autoplay=1&cc_load_policy=1&rel=0"],
    [vimeo, "https://player.vimeo.com/video/123456?autoplay=1&dnt=1&texttrack=en"],
  ])("play without cookies and with captions: %j", (video, address) => {
    expect(embedAddress(video)).toBe(address);
  });

  it("open the policy of the pages for the players that are used, and for no other", () => {
    expect(videoOrigins([])).toEqual([]);
    expect(videoOrigins([youtube, short])).toEqual(["https://www.youtube-nocookie.com"]);
  });

  it("are refused without a transcript, from elsewhere, and when they are not JSON", () => {
    const video = { title: "First steps", url: short.url, transcript: "Hello." };
    expect(configured(JSON.stringify([video])).success).toBe(true);
    expect(configured(JSON.stringify([{ ...video, transcript: "" }])).success).toBe(false);
    expect(configured(JSON.stringify([{ ...video, url: "https://evil.example/x" }])).success).toBe(false);
    expect(configured("not json").success).toBe(false);
    expect(configured("[]").success).toBe(true);
  });
});
