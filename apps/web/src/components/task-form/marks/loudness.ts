/**
 * How loud each of so many equally long pieces of a recording is at most: 0 is silence, 1 the loudest
 * place of this recording.
 */
export function readLoudness(samples: Float32Array, pieces: number): readonly number[] {
  const peaks = Array.from({ length: pieces }, (_, piece) => {
    const end = Math.ceil(((piece + 1) * samples.length) / pieces);
    let peak = 0;
    for (let at = Math.floor((piece * samples.length) / pieces); at < end; at += 1) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    return peak;
  });
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}

/** The outline of it, as an SVG path from 0 to the number of pieces, and from -1 to 1. */
export function outlineLoudness(loudness: readonly number[]): string {
  const upper = loudness.map((peak, piece) => `${piece + 0.5} ${(-peak).toFixed(3)}`);
  const lower = loudness.map((peak, piece) => `${piece + 0.5} ${peak.toFixed(3)}`).toReversed();
  return `M${[...upper, ...lower].join('L')}Z`;
}
