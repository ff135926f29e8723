import { execFile } from "node:child_process";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { format, resolveConfig } from "prettier";
import sharp from "sharp";
import type { Camera } from "./camera";
import { transcriptOf, webVtt } from "./captions";
import type { Film } from "./film";

const LOCALE = "en";
const MEDIA = join("public", "help", "recordings", LOCALE);
const TEXTS = join("docs", "help", LOCALE, "recordings");
const MOST_BYTES = 2 * 1024 * 1024;

/** Writes what belongs to a film: the film, its captions, its poster and its transcript. */
export async function publish(film: Film, { frames, cues, seconds }: Camera, folder: string): Promise<void> {
  await mkdir(MEDIA, { recursive: true });
  await mkdir(TEXTS, { recursive: true });
  const file = join(MEDIA, `${film.slug}.webm`);
  await encode(frames, folder, file);
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than a film may: make it shorter.`);
  await writeFile(join(MEDIA, `${film.slug}.vtt`), webVtt(cues));
  await sharp(frames.at(-1)?.file)
    .webp({ quality: 80 })
    .toFile(join(MEDIA, `${film.slug}.webp`));
  await writeText(join(TEXTS, `${film.slug}.md`), film, cues, seconds);
  console.log(`${file}: ${Math.round(seconds)} s, ${Math.round(size / 1024)} KiB`);
}

async function writeText(path: string, film: Film, cues: Camera["cues"], seconds: number): Promise<void> {
  const fields = {
    title: film.title,
    description: film.description,
    article: film.article,
    seconds: Math.round(seconds),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const text = ["---", ...head, "---", "", transcriptOf(cues), ""].join("\n");
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), parser: "markdown" }));
}

/** VP9 in WebM, ten pictures a second, with one in five seconds that a player can jump to. */
async function encode(frames: Camera["frames"], folder: string, file: string): Promise<void> {
  const list = join(folder, "frames.txt");
  const lines = frames.flatMap((frame) => [`file '${frame.file}'`, `duration ${frame.seconds.toFixed(1)}`]);
  // The last picture is named once more, or its duration would not count.
  await writeFile(list, ["ffconcat version 1.0", ...lines, `file '${frames.at(-1)?.file}'`, ""].join("\n"));
  const input = ["-f", "concat", "-safe", "0", "-i", list];
  const codec = ["-c:v", "libvpx-vp9", "-crf", "34", "-b:v", "0", "-row-mt", "1", "-cpu-used", "2"];
  const output = ["-r", "10", "-g", "50", "-pix_fmt", "yuv420p", "-an", "-fflags", "+bitexact"];
  await promisify(execFile)("ffmpeg", ["-y", "-v", "error", ...input, ...codec, ...output, file]);
}
