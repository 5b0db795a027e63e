import { create } from '../lib/dom.ts';
import { isRecord, readStructure } from '../lib/read-attribute.ts';
import { fromPixels } from './paint-mask.ts';
import { readPixels } from './read-pixels.ts';
import { KeptSegmenter } from './kept-segmenter.ts';

const hex = /^#[\da-f]{6}$/i;

/** Paints which label each pixel shows. */
export class CrowdSemanticSegmentation extends KeptSegmenter {
  /** The mask that was given, to tell whether it was changed. */
  #given: Uint16Array | null = null;
  #colors: Readonly<Record<string, unknown>> = {};
  #overlay = '';

  #indexOf(label: string): number {
    return this.entries.findIndex((entry) => entry.label === label);
  }

  protected override takeLabels(labels: readonly string[]): void {
    this.#readInitial();
    for (const label of labels) {
      if (this.#indexOf(label) >= 0) continue;
      const mapping = Object.hasOwn(this.#colors, label) ? this.#colors[label] : undefined;
      const given = isRecord(mapping) ? mapping['color'] : undefined;
      const color = typeof given === 'string' && hex.test(given) ? given : this.#freeColor(label);
      this.entries.push({ label, color });
    }
    const inUse = this.entries[this.current]?.label;
    if (inUse === undefined || !labels.includes(inUse)) {
      this.current = this.#indexOf(labels[0] ?? '');
    }
    this.labelList.fill(labels, (at) => this.entries[this.#indexOf(labels[at] ?? '')]?.color ?? '');
  }

  /** Of two labels never the same colour, for the colours tell them apart. */
  #freeColor(label: string): string {
    const color = this.colorOfLabel(label).toLowerCase();
    const isTaken = this.entries.some((entry) => entry.color.toLowerCase() === color);
    return isTaken || !hex.test(color) ? this.nextColor() : color;
  }

  #readInitial(): void {
    const reading = readStructure('initial-value', this.getAttribute('initial-value'));
    if (!reading.ok) this.complain(reading.message);
    else if (isRecord(reading.value)) {
      const { labelMappings, src } = reading.value;
      if (isRecord(labelMappings)) this.#colors = labelMappings;
      if (typeof src === 'string') this.#overlay = src;
    } else if (reading.value !== null) {
      this.complain('initial-value must be an object with "labelMappings" and "src".');
    }
  }

  /** Reads the segments of a task before this one. Their server must let us read the pixels. */
  protected override whenMasked(): void {
    if (this.#overlay === '') return;
    const image = create('img', { crossorigin: 'anonymous' });
    const { width, height } = this.editor.mask;
    image.addEventListener('error', () => {
      const why = 'It must be an image whose server allows it to be read (CORS).';
      this.complain(`The segments of initial-value cannot be loaded. ${why}`);
    });
    image.addEventListener('load', () => {
      const pixels = readPixels(image, { width, height });
      if (pixels === null) return;
      const mask = fromPixels(
        pixels,
        { width, height },
        this.entries.map(({ color }) => color),
      );
      this.#given = mask.cells.slice();
      if (this.isContinued) return;
      this.editor.start(mask);
      this.showAll();
    });
    image.src = this.#overlay;
  }

  /** Labels that came since have no number yet. */
  protected override whenBroughtBack(): void {
    this.current = -1;
    this.takeLabels(this.labels);
  }

  protected override chooseLabel(label: string): void {
    this.current = this.#indexOf(label);
    this.say(`Label ${label}`);
    this.showState();
    this.stage.surface.focus({ preventScroll: true });
  }

  protected override readAnswer(): Record<string, unknown> {
    const { width, height } = this.stage.size();
    const { labels } = this;
    const mappings = this.entries
      .filter(({ label }) => labels.includes(label))
      .map(({ label, color }) => [label, { color }] as const);
    const given = this.#given;
    const { cells } = this.editor.mask;
    const isModified = given?.some((cell, at) => cell !== cells[at]);
    return {
      inputImageProperties: { height, width },
      labelMappings: Object.fromEntries(mappings),
      labeledImage: { pngImageData: this.writePng() },
      ...(isModified === undefined ? {} : { initialValueModified: isModified }),
    };
  }
}
