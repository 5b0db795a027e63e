import { speakDuration } from '#lib/format/duration.ts';
import { formatCount } from '#lib/format/number.ts';

interface Settings {
  readonly atOnce: number;
  readonly rowsPerSecond: number;
  readonly blockMs: number;
  readonly keepSeconds: number;
}

/** How moves are carried out, in a sentence. */
export function describeSettings(settings: Settings): string {
  const { atOnce, rowsPerSecond, blockMs, keepSeconds } = settings;
  return `At most ${formatCount(atOnce)} at once into a partition, ${formatCount(rowsPerSecond)} rows a second; writes wait ${formatCount(blockMs)} ms at most, and each move can be taken back for ${speakDuration(keepSeconds)}.`;
}
