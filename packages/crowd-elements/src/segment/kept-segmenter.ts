import { readDraft, type Entry, type MaskDraft } from './mask-draft.ts';
import { fromPixels } from './paint-mask.ts';
import { readPng } from './read-pixels.ts';
import { Segmenter } from './segmenter.ts';

/** What was painted is part of the draft, and there again when the page is loaded anew. */
export abstract class KeptSegmenter extends Segmenter {
  /** What is to be brought back, until it is. */
  #saved: MaskDraft | null = null;

  /** The entries are those of a draft now, and their numbers too. */
  protected abstract whenBroughtBack(): void;

  /** What can be painted on with, of what the mask was made with. */
  protected listEntries(): readonly Entry[] {
    return this.entries;
  }

  /** Null when there is nothing to keep, so that drafts of other elements stay in their places. */
  override get crowdDraft(): unknown {
    if (this.#saved !== null) return this.#saved;
    if (!this.editor.hasWork) return null;
    return { entries: this.listEntries(), png: this.writePng() } satisfies MaskDraft;
  }

  override set crowdDraft(draft: unknown) {
    this.#saved = readDraft(draft);
    void this.#bringBack();
  }

  /** Whether a mask is about to take the place of the one that was given, or has. */
  protected get isContinued(): boolean {
    return this.#saved !== null || this.editor.hasWork;
  }

  protected override whenReady(): void {
    super.whenReady();
    void this.#bringBack();
  }

  async #bringBack(): Promise<void> {
    const saved = this.#saved;
    const { width, height } = this.editor.mask;
    // Before the image is there nothing has a size.
    if (saved === null || width === 0) return;
    const pixels = await readPng(saved.png, { width, height });
    if (this.#saved !== saved) return;
    this.#saved = null;
    if (pixels === null) {
      this.say('What you painted before could not be brought back.');
      return;
    }
    this.entries.splice(0, this.entries.length, ...saved.entries);
    const colors = saved.entries.map(({ color }) => color);
    this.editor.start(fromPixels(pixels, { width, height }, colors), true);
    this.whenBroughtBack();
    this.showAll();
    this.refresh();
  }

  override findProblem(): string {
    if (this.#saved === null) return super.findProblem();
    return 'Please wait until what you painted is there again.';
  }

  override reset(): void {
    this.#saved = null;
    super.reset();
  }
}
