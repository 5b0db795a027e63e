/** A source of randomness, injected wherever a decision or an id needs one. */
export interface RandomSource {
  /** Uniform in [0, 1). */
  next(): number;
  /** `length` uniformly distributed bytes. */
  bytes(length: number): Uint8Array;
}

export const systemRandom: RandomSource = {
  next: () => {
    const [word] = crypto.getRandomValues(new Uint32Array(1));
    return (word ?? 0) / 2 ** 32;
  },
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

/**
 * A repeatable source: the same seed gives the same sequence (mulberry32, Tommy Ettinger, public domain).
 * For tests and the simulator only; it is predictable.
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
