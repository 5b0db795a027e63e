import { describe, expect, it } from 'vitest';
import { outlineLoudness, readLoudness } from './loudness.ts';

describe('the loudness of a recording', () => {
  it('is that of the loudest moment of each piece, beside the loudest of all', () => {
    const samples = Float32Array.of(0, 0.125, -0.5, 0.25, 0, 0, 0.25, -0.25);
    expect(readLoudness(samples, 4)).toEqual([0.25, 1, 0, 0.5]);
  });

  it('leaves out no moment where the pieces are of unlike length', () => {
    for (let at = 0; at < 7; at += 1) {
      const samples = new Float32Array(7);
      samples[at] = 0.5;
      expect(Math.max(...readLoudness(samples, 3))).toBe(1);
    }
  });

  it('is nothing for silence, and for a recording without a moment', () => {
    expect(readLoudness(new Float32Array(10), 2)).toEqual([0, 0]);
    expect(readLoudness(new Float32Array(0), 2)).toEqual([0, 0]);
  });

  it('is drawn to both sides of its line', () => {
    expect(outlineLoudness([0.5, 1])).toBe('M0.5 -0.500L1.5 -1.000L1.5 1.000L0.5 0.500Z');
  });
});
