import { pushStep, redoStep, startHistory, undoStep, type History } from '../lib/history.ts';
import { addEntity, findWord, trimRange, type Entity, type TextRange } from './entities.ts';

/** What came of an attempt, in words for the performer. */
export type Outcome = { readonly done: boolean; readonly said: string };

/** The labelled parts of a text and everything that can be done to them. */
export class EntityEditor {
  letters: readonly string[] = [];
  selected: number | null = null;
  /** Where the keys began to choose, and where they are now; null while they are not used. */
  caret: { readonly anchor: number; readonly at: number } | null = null;
  #history: History<readonly Entity[]> = startHistory([]);

  get entities(): readonly Entity[] {
    return this.#history.present;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** The part that the keys have chosen. */
  get chosen(): TextRange | null {
    if (this.caret === null || this.caret.anchor === this.caret.at) return null;
    const { anchor, at } = this.caret;
    return { startOffset: Math.min(anchor, at), endOffset: Math.max(anchor, at) };
  }

  start(letters: readonly string[], entities: readonly Entity[]): void {
    this.letters = letters;
    this.#history = startHistory(entities);
    this.selected = null;
    this.caret = null;
  }

  textOf({ startOffset, endOffset }: TextRange): string {
    return this.letters.slice(startOffset, endOffset).join('');
  }

  add(range: TextRange, label: string): Outcome {
    const part = trimRange(this.letters, range);
    if (part === null) return { done: false, said: 'Highlight some text first.' };
    const next = addEntity(this.entities, { ...part, label });
    if (next === null) {
      return { done: false, said: 'A part of this has a label: take it whole or not at all.' };
    }
    this.#history = pushStep(this.#history, next);
    this.selected = null;
    if (this.caret !== null) this.caret = { anchor: part.endOffset, at: part.endOffset };
    return { done: true, said: `${this.textOf(part)}: ${label}` };
  }

  relabel(label: string): Outcome {
    const entity = this.selected === null ? undefined : this.entities[this.selected];
    if (entity === undefined) return { done: false, said: 'Nothing is selected.' };
    const next = this.entities.map((other) => (other === entity ? { ...other, label } : other));
    this.#history = pushStep(this.#history, next);
    return { done: true, said: `${this.textOf(entity)}: ${label}` };
  }

  remove(index: number): Outcome {
    const entity = this.entities[index];
    if (entity === undefined) return { done: false, said: 'Nothing is selected.' };
    const next = this.entities.filter((other) => other !== entity);
    this.#history = pushStep(this.#history, next);
    this.selected = null;
    return { done: true, said: `Label of ${this.textOf(entity)} removed.` };
  }

  undo(): Outcome {
    return this.#travel(undoStep(this.#history), 'Undone.', 'There is nothing to undo.');
  }

  redo(): Outcome {
    return this.#travel(redoStep(this.#history), 'Redone.', 'There is nothing to redo.');
  }

  #travel(history: History<readonly Entity[]>, said: string, otherwise: string): Outcome {
    if (history === this.#history) return { done: false, said: otherwise };
    this.#history = history;
    this.selected = null;
    return { done: true, said };
  }

  selectNext(step: number): Outcome {
    const count = this.entities.length;
    if (count === 0) return { done: false, said: 'Nothing has a label yet.' };
    const from = this.selected ?? (step > 0 ? -1 : count);
    this.selected = (from + step + count) % count;
    const entity = this.entities[this.selected];
    const said = entity === undefined ? '' : `${this.textOf(entity)}: ${entity.label}, selected.`;
    return { done: true, said };
  }

  /** Moves the caret by characters or words; `isChoosing` keeps where it began. */
  moveCaret(by: 'left' | 'right' | 'start' | 'end', isWord: boolean, isChoosing: boolean): Outcome {
    const from = this.caret?.at ?? 0;
    const { length } = this.letters;
    const word = (step: 1 | -1): number => findWord(this.letters, from, step);
    const at = {
      left: isWord ? word(-1) : Math.max(0, from - 1),
      right: isWord ? word(1) : Math.min(length, from + 1),
      start: 0,
      end: length,
    }[by];
    this.caret = { anchor: isChoosing ? (this.caret?.anchor ?? from) : at, at };
    this.selected = null;
    const { chosen } = this;
    const near = { startOffset: at, endOffset: Math.min(length, findWord(this.letters, at, 1)) };
    return { done: true, said: this.textOf(chosen ?? near) };
  }
}
