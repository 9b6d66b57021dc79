// The frames of one line in order → those that a terminal would finally show, and the updates that they replaced.

import { type Frame, type FrameKind, frameKind } from "./frame.ts";

/**
 * Frames of one line that are looked at: the first ones and the last ones. What rewrites a line more often is
 * a progress bar, and to pass over its frames by searching is several times as fast as to tell what each begins with.
 */
export const FIRST_FRAMES = 128;
export const LAST_FRAMES = 8;
/**
 * Once so many frames were looked at, the first 17 and the last eight of a line are enough: of later epochs 16 updates are
 * kept (src/table/draft.ts), and Keras begins with a CR, so that the first frame is empty. To read the others took most
 * of the time of a log of many epochs.
 */
export const MANY_FRAMES = 2048;
export const LATER_FIRST_FRAMES = 17;
/** With these the first update of an epoch is read, and a run that begins with it; where neither is wanted, the last frames are enough. */
const CERTAIN_FRAMES = 4;

interface Held extends Frame {
  readonly kind: FrameKind;
}

/** Told of a frame, or of none where a line shows nothing. */
export type ShowFrame = (frame: Frame | undefined, settled: boolean, unended: boolean) => void;

/** See SettlerOptions of settle.ts. */
interface WantedFrames {
  readonly wantsUpdates?: (() => boolean) | undefined;
  readonly wantsStart?: () => boolean;
}

export class LineFrames {
  /** Frames of the present line. */
  count = 0;
  /** The last one that is not blank. */
  #held: Held | undefined;
  /** Beyond the first frames: the last ones. */
  #latest: Frame[] = [];
  /** Frames that were looked at, of lines that are rewritten often. */
  #looked = 0;
  /** Frames of the present line that are looked at before some are passed over. */
  #first = FIRST_FRAMES;
  readonly #show: ShowFrame;
  readonly #wants: WantedFrames;

  constructor(show: ShowFrame, wants: WantedFrames) {
    this.#show = show;
    this.#wants = wants;
  }

  /** A line begins. */
  begin(): void {
    if (this.#wants.wantsStart?.() === false) this.#first = 0;
    else this.#first = this.#looked < MANY_FRAMES ? FIRST_FRAMES : LATER_FIRST_FRAMES;
  }

  /** Whether only the last frames are still looked at. Bars that are told apart by a number are all looked at. */
  get mayPassOver(): boolean {
    return this.count >= this.#first && this.#held?.kind.startsWith("letter ") !== true;
  }

  /** The frames between the first and the last ones are not given. */
  passOver(): void {
    this.#latest = [];
  }

  add(frame: Frame): void {
    this.count += 1;
    if (this.count <= this.#first) {
      this.#settle(frame);
      return;
    }
    if (!this.mayPassOver) {
      this.#settle(frame);
      return;
    }
    this.#latest.push(frame);
    if (this.#latest.length > LAST_FRAMES) this.#latest.shift();
  }

  endLine(): void {
    this.#settleLatest();
    this.#show(this.#held, true, false);
    this.#held = undefined;
    if (this.count > LATER_FIRST_FRAMES) this.#looked += Math.min(this.count, this.#first);
    this.count = 0;
  }

  /** The input ends in the middle of a line. */
  end(): void {
    this.#settleLatest();
    if (this.#held !== undefined) this.#show(this.#held, true, true);
    this.#held = undefined;
  }

  /** Copies the frames that lie in the view: its memory is used again. `slice` of a Buffer would share it. */
  keep(view: Uint8Array): void {
    const held = this.#held;
    if (held?.bytes === view) {
      const bytes = new Uint8Array(view.subarray(held.start, held.end));
      this.#held = { ...held, bytes, start: 0, end: bytes.length };
    }
    if (this.#latest.length === 0) return;
    const from = this.#latest.find(({ bytes }) => bytes === view)?.start ?? 0;
    const bytes = new Uint8Array(view.subarray(from, this.#latest.at(-1)?.end ?? 0));
    this.#latest = this.#latest.map((frame) =>
      frame.bytes === view
        ? { bytes, start: frame.start - from, end: frame.end - from, cut: frame.cut }
        : frame,
    );
  }

  #settleLatest(): void {
    if (this.#latest.length === 0) return;
    for (const frame of this.#latest) this.#settle(frame);
    this.#latest = [];
  }

  #settle(frame: Frame): void {
    const kind = frameKind(frame);
    if (kind === "blank" && !frame.cut) return;
    const held = this.#held;
    if (held !== undefined) {
      if (held.kind !== kind) this.#show(held, true, false);
      else if (this.#wantsUpdate()) this.#show(held, false, false);
    }
    const { bytes, start, end, cut } = frame;
    this.#held = { bytes, start, end, cut, kind };
  }

  #wantsUpdate(): boolean {
    const { wantsUpdates } = this.#wants;
    if (wantsUpdates === undefined || this.#first === 0) return false;
    return this.count <= CERTAIN_FRAMES || wantsUpdates();
  }
}
