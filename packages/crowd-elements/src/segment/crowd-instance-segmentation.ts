import { createButton } from '../lib/dom.ts';
import { createShapeList } from '../image/shape-list.ts';
import type { Entry } from './mask-draft.ts';
import { listUsed } from './mask.ts';
import { KeptSegmenter } from './kept-segmenter.ts';

/** Paints which of several things each pixel shows; each has a label and a colour of its own. */
export class CrowdInstanceSegmentation extends KeptSegmenter {
  readonly #removed = new Set<number>();
  readonly #list = createShapeList('instance', {
    colorOf: (name) => this.entries[Number(name.slice(name.lastIndexOf('#') + 1)) - 1]?.color ?? '',
    onSelect: (row) => {
      this.current = this.#shown()[row] ?? -1;
      this.showState();
      this.stage.surface.focus({ preventScroll: true });
    },
    onRemove: (row) => this.#remove(this.#shown()[row] ?? -1),
  });

  /** The label whose turn it is, also while it has no instance. */
  #label = '';

  protected override createTools(): Element[] {
    const add = createButton({ class: 'button' }, () => this.#add(this.#label), 'Add instance');
    this.side.append(add, this.#list.element);
    return super.createTools();
  }

  #shown(): number[] {
    return [...this.entries.keys()].filter((index) => !this.#removed.has(index));
  }

  protected override takeLabels(labels: readonly string[]): void {
    if (labels.includes(this.#label)) return;
    this.#label = labels[0] ?? '';
    this.current = -1;
    if (this.#label !== '') this.chooseLabel(this.#label);
  }

  /** Goes on with the last instance of a label, or begins its first. */
  protected override chooseLabel(label: string): void {
    this.#label = label;
    const last = this.#shown().findLast((index) => this.entries[index]?.label === label);
    if (last === undefined) this.#add(label);
    else this.current = last;
    this.say(`Label ${label}`);
    this.showState();
  }

  #add(label: string): void {
    if (label === '') return;
    this.entries.push({ label, color: this.nextColor() });
    this.current = this.entries.length - 1;
    this.say(`Another instance of ${label}`);
    this.showState();
  }

  #remove(index: number): void {
    this.#removed.add(index);
    this.editor.clear(index + 1);
    this.current = this.#shown().at(-1) ?? -1;
    this.showAll();
    this.announceChange();
  }

  protected override listEntries(): readonly Entry[] {
    return this.#shown().flatMap((index) => this.entries[index] ?? []);
  }

  protected override whenBroughtBack(): void {
    this.#removed.clear();
    this.current = this.entries.length - 1;
    this.#label = this.entries[this.current]?.label ?? this.#label;
  }

  /** What was painted again is there again. */
  protected override whenTravelled(): void {
    for (const number of listUsed(this.editor.mask)) this.#removed.delete(number - 1);
  }

  protected override showState(): void {
    super.showState();
    const shown = this.#shown();
    this.#list.fill(
      shown.map((index) => ({
        label: `${this.entries[index]?.label ?? ''} #${index + 1}`,
        points: [],
      })),
      shown.indexOf(this.current),
    );
    this.labelList.mark(this.#label);
  }

  protected override takeKey(event: KeyboardEvent): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && event.key.toLowerCase() === 'i') {
      event.preventDefault();
      this.#add(this.#label);
    } else super.takeKey(event);
  }

  protected override readAnswer(): Record<string, unknown> {
    const { width, height } = this.stage.size();
    const instances = listUsed(this.editor.mask)
      .map((number) => this.entries[number - 1])
      .filter((entry) => entry !== undefined)
      .map(({ label, color }) => ({ color, label }));
    return {
      inputImageProperties: { height, width },
      instances,
      labeledImage: { pngImageData: this.writePng() },
    };
  }
}
