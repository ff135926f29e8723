import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import type { Cue } from "./captions";
import { pointerImage } from "./pointer";

export const FILM_SIZE = { width: 1280, height: 720 };
/** Of what moves; what stands still is one frame, however long it stands. */
const FRAME_SECONDS = 0.1;
const POINTER_STEPS = 6;
const TYPED_AT_ONCE = 2;
const SECONDS_A_WORD = 0.36;
const LEAST_CUE_SECONDS = 2.5;

type Point = { x: number; y: number };
type Frame = { file: string; seconds: number };

/**
 * Films a page picture by picture. Time in the film is counted, not measured: a slow machine makes the same film as
 * a fast one. The pointer is drawn onto the pictures; the page does not know that it is filmed.
 */
export class Camera {
  readonly frames: Frame[] = [];
  readonly cues: Cue[] = [];
  seconds = 0;
  private pointer: Point = { x: FILM_SIZE.width / 2, y: FILM_SIZE.height / 2 };

  constructor(
    private page: Page,
    private readonly folder: string,
  ) {}

  /** Goes on with another window. */
  async turnTo(page: Page): Promise<void> {
    this.page = page;
    await this.look();
  }

  /** A sentence of the captions, from here on. The one before stays as long as it takes to read. */
  async say(text: string): Promise<void> {
    await this.finishCue();
    this.cues.push({ from: this.seconds, to: this.seconds, text });
    await this.look();
  }

  /** Shows the page as it is now. */
  async look(seconds = 0.6): Promise<void> {
    await this.add(await this.picture(), seconds);
  }

  /** Waits until something is there, and shows it. */
  async see(what: Locator, seconds = 1): Promise<void> {
    await expect(what.first()).toBeVisible();
    await what.first().scrollIntoViewIfNeeded();
    await this.look(seconds);
  }

  async click(what: Locator): Promise<void> {
    await this.pointAt(what);
    await this.add(await this.picture(), 0.2, true);
    await what.click();
    await this.look(0.3);
  }

  async type(what: Locator, text: string): Promise<void> {
    await this.click(what);
    await what.fill("");
    for (let typed = 0; typed < text.length; typed += TYPED_AT_ONCE) {
      await what.pressSequentially(text.slice(typed, typed + TYPED_AT_ONCE));
      await this.look(FRAME_SECONDS);
    }
    await this.look(0.4);
  }

  /** Chooses from a list; its options open outside of the page, where no camera sees them. */
  async choose(what: Locator, option: string): Promise<void> {
    await this.pointAt(what);
    await what.selectOption(option);
    await this.look();
  }

  /** The end: the last sentence is read, and the last picture stays a while. */
  async end(): Promise<void> {
    await this.finishCue();
    await this.look(1);
  }

  private async finishCue(): Promise<void> {
    const cue = this.cues.at(-1);
    if (cue === undefined) return;
    const reading = Math.max(LEAST_CUE_SECONDS, cue.text.split(/\s+/).length * SECONDS_A_WORD);
    const left = cue.from + reading - this.seconds;
    if (left > 0) await this.look(left);
    cue.to = this.seconds;
  }

  private async pointAt(what: Locator): Promise<void> {
    await expect(what).toBeVisible();
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    if (box === null) throw new Error("What is pointed at has no place on the page.");
    const from = this.pointer;
    const to = { x: box.x + Math.min(box.width / 2, 160), y: box.y + box.height / 2 };
    const picture = await this.picture();
    for (let step = 1; step <= POINTER_STEPS; step += 1) {
      this.pointer = between(from, to, step / POINTER_STEPS);
      await this.add(picture, FRAME_SECONDS);
    }
    await this.page.mouse.move(to.x, to.y);
    await this.look(0.2);
  }

  /** Once the page is there: each has one heading of the first level, and no skeleton has any. */
  private async picture(): Promise<Buffer> {
    await expect(this.page.locator("h1").first()).toBeVisible();
    return this.page.screenshot({ animations: "disabled", caret: "initial" });
  }

  private async add(picture: Buffer, seconds: number, isPressed = false): Promise<void> {
    const file = join(this.folder, `${String(this.frames.length).padStart(5, "0")}.png`);
    const { image, left, top } = pointerImage(this.pointer, isPressed);
    const drawn = sharp(picture).composite([{ input: image, left, top }]);
    await writeFile(file, await drawn.png({ compressionLevel: 1 }).toBuffer());
    const whole = Math.max(1, Math.round(seconds / FRAME_SECONDS)) * FRAME_SECONDS;
    this.frames.push({ file, seconds: whole });
    this.seconds += whole;
  }
}

/** A place on the way, slower at both ends. */
function between(from: Point, to: Point, share: number): Point {
  const eased = share * share * (3 - 2 * share);
  return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}
