const lineFeed = 0x0a;

/**
 * Where lines begin, for a file that flows by. The parser reports byte positions; counting lines
 * itself, it takes CRLF inside quotes for two.
 */
export class LineIndex {
  #bytes = 0;
  #passed: number;
  #breaks: number[] = [];

  constructor(linesBefore = 0) {
    this.#passed = linesBefore;
  }

  /** Bytes seen so far. */
  get bytes(): number {
    return this.#bytes;
  }

  feed(chunk: Buffer): void {
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
      this.#breaks.push(this.#bytes + at);
    }
    this.#bytes += chunk.length;
  }

  /** Number of the line that holds the byte before `position`. Positions must not go back. */
  lineBefore(position: number): number {
    let passed = 0;
    while (passed < this.#breaks.length && (this.#breaks[passed] ?? 0) < position - 1) passed += 1;
    this.#breaks.splice(0, passed);
    this.#passed += passed;
    return this.#passed + 1;
  }
}
