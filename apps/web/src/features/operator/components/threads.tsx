import { useState } from 'react';
import type { Thread } from '../logic/arrange-traffic.ts';
import { describeThread } from '../logic/describe-thread.ts';
import type { Place } from '../logic/draw-thread.ts';
import { drawThread } from '../logic/draw-thread.ts';
import classes from './threads.module.css';

interface ThreadsProps {
  readonly threads: readonly Thread[];
  readonly places: ReadonlyMap<string, Place>;
  readonly onPick: (words: string | null) => void;
}

/** Lines between the tiles: work that went, and users on their way. */
export function Threads({ threads, places, onPick }: ThreadsProps) {
  const [picked, setPicked] = useState<string | null>(null);
  function pick(thread: Thread | null): void {
    setPicked(thread === null ? null : keyOf(thread));
    onPick(thread === null ? null : describeThread(thread));
  }
  return (
    <svg className={classes.threads} role="group" aria-label="Traffic between partitions">
      {threads.map((thread) => {
        const from = places.get(thread.from);
        const to = places.get(thread.to);
        if (from === undefined || to === undefined) return null;
        const path = drawThread(from, to, thread.kind === 'move' ? -12 : 0);
        return (
          <g
            key={keyOf(thread)}
            role="img"
            aria-label={describeThread(thread)}
            tabIndex={0}
            className={classes.thread}
            data-kind={thread.kind}
            data-step={thread.kind === 'work' ? thread.step : undefined}
            data-picked={picked === keyOf(thread) || undefined}
            onPointerEnter={() => pick(thread)}
            onPointerLeave={() => pick(null)}
            onFocus={() => pick(thread)}
            onBlur={() => pick(null)}
          >
            <path d={path} className={classes.reach} />
            <path d={path} className={classes.line} />
            {thread.kind === 'work' && <path d={path} className={classes.pulse} />}
          </g>
        );
      })}
    </svg>
  );
}

function keyOf({ kind, from, to }: Thread): string {
  return `${kind} ${from} ${to}`;
}
