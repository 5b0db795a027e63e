import type { PointerEvent } from 'react';
import { useState } from 'react';
import { niceMaximum } from '#lib/nice-maximum.ts';
import { areaPath, linePath, tickIndexes } from './plot-geometry.ts';
import type { PlotProps } from './plot.tsx';
import classes from './plot.module.css';

/** The drawing itself: stretches with its place, without measuring it. */
export function PlotDrawing({ points, kind, valueLabel, formatValue }: PlotProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const top = niceMaximum(Math.max(...points.map(({ value }) => value)), 4);
  const shares = points.map(({ value }) => value / top);
  const shown = pointed === null ? undefined : points[pointed];

  function point(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const place = kind === 'bars' ? share * points.length - 0.5 : share * (points.length - 1);
    setPointed(Math.max(0, Math.min(points.length - 1, Math.round(place))));
  }

  /** Middle of a point on the axis, as a share of its length. */
  function placeOf(index: number): number {
    if (kind === 'bars') return (index + 0.5) / points.length;
    return points.length === 1 ? 0 : index / (points.length - 1);
  }

  return (
    // Time runs to the right in every language.
    <div className={classes.drawing} dir="ltr" aria-hidden>
      <div className={classes.scale}>
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{formatValue(value)}</span>
        ))}
      </div>
      <div
        className={classes.field}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
      >
        {kind === 'bars' ? (
          <div className={classes.bars}>
            {shares.map((share, index) => (
              <div
                key={index}
                className={classes.bar}
                data-pointed={index === pointed || undefined}
                style={{ height: `${share * 100}%` }}
              />
            ))}
          </div>
        ) : (
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={classes.area}>
            <path d={areaPath(shares)} className={classes.under} />
            <path d={linePath(shares)} className={classes.line} />
          </svg>
        )}
        {pointed !== null && shown && (
          <div className={classes.cursor} style={{ left: `${placeOf(pointed) * 100}%` }}>
            <span className={classes.words} data-end={placeOf(pointed) > 0.5 || undefined}>
              {shown.label}
              <b>
                {valueLabel}: {formatValue(shown.value)}
              </b>
            </span>
          </div>
        )}
      </div>
      <div className={classes.ticks}>
        {tickIndexes(points.length).map((index) => (
          <span key={index}>{points[index]?.label}</span>
        ))}
      </div>
    </div>
  );
}
