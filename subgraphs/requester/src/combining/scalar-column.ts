import { growingIntegers, GrowingArray } from './growing-array.ts';

/** More different values than this are not labels. */
export const mostLabels = 1_000;
const longestLabel = 200;

/** Single values of one field: kept as labels while there are few different ones, as numbers while all are. */
export class ScalarColumn {
  readonly questionOf = growingIntegers();
  readonly workerOf = growingIntegers();
  readonly #codes = growingIntegers();
  readonly #numbers = new GrowingArray((length) => new Float64Array(length));
  readonly #places = new Map<string, number>();
  #areLabels = true;
  #areNumbers = true;

  add(question: number, worker: number, value: unknown): void {
    const text = textOf(value);
    if (text === null) return;
    this.questionOf.push(question);
    this.workerOf.push(worker);
    if (this.#areNumbers) this.#addNumber(text);
    if (this.#areLabels) this.#addLabel(text);
  }

  /** By answer, with the texts; null where they are too many or too long to be labels. */
  labels(): { readonly codes: Int32Array; readonly texts: readonly string[] } | null {
    return this.#areLabels
      ? { codes: this.#codes.toArray(), texts: [...this.#places.keys()] }
      : null;
  }

  numbers(): Float64Array | null {
    return this.#areNumbers ? this.#numbers.toArray() : null;
  }

  #addNumber(text: string): void {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(number)) this.#numbers.push(number);
    else this.#areNumbers = false;
  }

  #addLabel(text: string): void {
    let code = this.#places.get(text);
    if (code === undefined) {
      code = this.#places.size;
      if (code >= mostLabels || text.length > longestLabel) this.#areLabels = false;
      else this.#places.set(text, code);
    }
    this.#codes.push(code);
  }
}

/** Null for nothing answered and for what is no single value. */
function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value === '' ? null : value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return null;
  }
}
