import { plainText } from "@/lib/help/headings";

/** A sentence of a film's captions, with the seconds between which it is shown. Names of buttons are **bold**. */
export type Cue = { from: number; to: number; text: string };

/** The captions as WebVTT. */
export function webVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, to, text }) => `${stamp(from)} --> ${stamp(to)}\n${plainText(text)}\n`);
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** The transcript: every sentence of the captions, as a list in Markdown. */
export function transcriptOf(cues: readonly Cue[]): string {
  return cues.map(({ text }, place) => `${place + 1}. ${text}`).join("\n");
}

function stamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1_000);
  const parts = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60, (milliseconds / 1_000) % 60];
  const clock = parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  return `${clock}.${String(milliseconds % 1_000).padStart(3, "0")}`;
}
