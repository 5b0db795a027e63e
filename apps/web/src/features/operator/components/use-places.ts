import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Place } from '../logic/draw-thread.ts';

/**
 * Where the tiles of a picture stand: each is found by its `data-tile`. Measured again when anything
 * changes its size or `content` changes.
 */
export function usePlaces(content: string) {
  const frame = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map());

  const measure = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    if (frame.current === null || box === undefined) return;
    const tiles = frame.current.querySelectorAll<HTMLElement>('[data-tile]');
    setPlaces(
      new Map(
        [...tiles].map((tile) => {
          const own = tile.getBoundingClientRect();
          const place = {
            left: Math.round(own.left - box.left),
            right: Math.round(own.right - box.left),
            middle: Math.round(own.top - box.top + own.height / 2),
          };
          return [tile.dataset['tile'] ?? '', place];
        }),
      ),
    );
  }, []);

  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (frame.current !== null) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [measure, content]);

  return { frame, places };
}
