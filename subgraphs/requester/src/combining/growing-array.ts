type Numbers = Int32Array | Float64Array;

/** A typed array that grows by half: some bytes for each of a million answers, where objects take a hundred. */
export class GrowingArray<Kind extends Numbers> {
  #values: Kind;
  #length = 0;
  readonly #make: (length: number) => Kind;

  constructor(make: (length: number) => Kind) {
    this.#make = make;
    this.#values = make(1_024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(Math.ceil(this.#length * 1.5));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** A view, not a copy: of no use once more was pushed. */
  toArray(): Kind {
    return this.#values.subarray(0, this.#length) as Kind;
  }
}

export function growingIntegers(): GrowingArray<Int32Array> {
  return new GrowingArray((length) => new Int32Array(length));
}
