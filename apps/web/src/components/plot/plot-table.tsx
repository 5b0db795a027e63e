import type { PlotProps } from './plot.tsx';
import classes from './plot.module.css';

/** The data of a plot in rows. */
export function PlotTable({ title, points, valueLabel, formatValue, height = 200 }: PlotProps) {
  return (
    <div
      className={classes.scroll}
      style={{ maxHeight: height }}
      tabIndex={0}
      role="group"
      aria-label={title}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">{valueLabel}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={`${index} ${point.label}`}>
              <th scope="row">{point.label}</th>
              <td className="tabular">{formatValue(point.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
