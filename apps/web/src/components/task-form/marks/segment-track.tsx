import type { MarkField } from '@exchange/tasks';
import type { CSSProperties, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import { LoudnessLine } from './loudness-line.tsx';
import type { SegmentMark } from './segment-edits.ts';
import classes from './marks.module.css';

const colours = ['#1f7a3d', '#1f5fa8', '#b3261e', '#8a5300', '#7b3fa0', '#0f7f86'];

interface SegmentTrackProps {
  /** Address of the recording. */
  readonly url: string;
  readonly field: MarkField;
  readonly segments: readonly SegmentMark[];
  /** Where a part was begun that has no end yet. */
  readonly begun: number | null;
  readonly now: number;
  /** Seconds; 0 until it is known. */
  readonly length: number;
  readonly onSeek: (at: number) => void;
  readonly onPull: ((from: number, to: number) => void) | undefined;
}

/** The line of a recording: a press goes there, a pull makes a part. The list has the same in words. */
export function SegmentTrack(props: SegmentTrackProps) {
  const { url, field, segments, begun, now, length, onSeek, onPull } = props;
  const track = useRef<HTMLDivElement>(null);
  const [pulled, setPulled] = useState<{ from: number; to: number } | null>(null);

  function timeAt({ clientX }: PointerEvent): number {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    return Math.min(Math.max(0, (clientX - box.left) / box.width), 1) * length;
  }

  function end(event: PointerEvent): void {
    if (pulled === null) return;
    const to = timeAt(event);
    setPulled(null);
    // A press that shakes a little is still a press.
    if (Math.abs(to - pulled.from) < length / 200) onSeek(to);
    else onPull?.(pulled.from, to);
  }

  const open = pulled ?? (begun === null ? null : { from: begun, to: now });
  return (
    <div
      ref={track}
      className={classes.track}
      aria-hidden
      onPointerDown={(event) => {
        if (length === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = timeAt(event);
        setPulled({ from: at, to: at });
      }}
      onPointerMove={(event) => {
        if (pulled !== null) setPulled({ ...pulled, to: timeAt(event) });
      }}
      onPointerUp={end}
      onPointerCancel={() => setPulled(null)}
    >
      <LoudnessLine url={url} length={length} />
      {segments.map(({ start, end: last, label }, index) => (
        <span
          key={index}
          className={classes.part}
          style={{ ...spanOf(start, last, length), '--mark': colourOf(field, label) }}
        />
      ))}
      {open !== null && (
        <span
          className={classes.open}
          style={{
            ...spanOf(Math.min(open.from, open.to), Math.max(open.from, open.to), length),
            '--mark': 'var(--x-accent-text)',
          }}
        />
      )}
      <span className={classes.now} style={{ left: percent(now, length) }} />
    </div>
  );
}

function spanOf(start: number, end: number, length: number): CSSProperties {
  return { left: percent(start, length), width: percent(end - start, length) };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${Math.min(100, (part / whole) * 100)}%`;
}

function colourOf({ choices }: MarkField, label: string): string {
  const index = Math.max(
    0,
    choices.findIndex(({ value }) => value === label),
  );
  return colours[index % colours.length] ?? 'gray';
}
