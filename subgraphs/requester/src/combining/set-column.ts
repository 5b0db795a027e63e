import { compareCodeUnits } from './compare-code-units.ts';
import { growingIntegers } from './growing-array.ts';

/** More different choices than this, or sets of them, are not combined. */
const mostChoices = 100;
const mostSets = 100_000;

/** Sets of choices of one field: each different set is kept once. */
export class SetColumn {
  readonly questionOf = growingIntegers();
  readonly workerOf = growingIntegers();
  readonly #codes = growingIntegers();
  readonly #places = new Map<string, number>();
  readonly #sets: ReadonlySet<string>[] = [];
  readonly #choices = new Set<string>();
  #usable = true;

  add(question: number, worker: number, value: unknown): void {
    if (!this.#usable || !Array.isArray(value)) return;
    const set = new Set((value as unknown[]).map(String));
    const key = JSON.stringify([...set].sort(compareCodeUnits));
    let code = this.#places.get(key);
    if (code === undefined) {
      code = this.#sets.length;
      this.#places.set(key, code);
      this.#sets.push(set);
      for (const choice of set) this.#choices.add(choice);
      this.#usable = this.#choices.size <= mostChoices && this.#sets.length <= mostSets;
    }
    this.questionOf.push(question);
    this.workerOf.push(worker);
    this.#codes.push(code);
  }

  /** Null where there are too many to be combined. */
  read(): {
    readonly codes: Int32Array;
    readonly sets: readonly ReadonlySet<string>[];
    readonly choices: readonly string[];
  } | null {
    if (!this.#usable) return null;
    const choices = [...this.#choices].sort(compareCodeUnits);
    return { codes: this.#codes.toArray(), sets: this.#sets, choices };
  }
}
