import { useQuery } from '@tanstack/react-query';
import { loudnessOptions } from './load-loudness.ts';
import { outlineLoudness } from './loudness.ts';
import classes from './marks.module.css';

interface LoudnessLineProps {
  readonly url: string;
  /** Seconds; 0 until it is known. */
  readonly length: number;
}

/** Where a recording is loud and where it is silent; nothing where that cannot be known. */
export function LoudnessLine({ url, length }: LoudnessLineProps) {
  const { data: loudness } = useQuery(loudnessOptions(url, length));
  if (loudness === undefined || loudness === null) return null;
  return (
    <svg
      className={classes.loudness}
      viewBox={`0 -1 ${loudness.length} 2`}
      preserveAspectRatio="none"
    >
      <path d={outlineLoudness(loudness)} />
    </svg>
  );
}
