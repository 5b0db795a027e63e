import { AreaChart, BarChart } from '@mantine/charts';
import type { PlotProps } from './plot.tsx';

const series = 'value';
const axis = { tickMargin: 8, minTickGap: 28, interval: 'preserveStartEnd' as const };

/** The drawing itself, in a file of its own because of its weight. */
export function PlotDrawing({ points, kind, valueLabel, formatValue, height = 200 }: PlotProps) {
  const common = {
    h: height,
    data: points.map((point) => ({ label: point.label, [series]: point.value })),
    dataKey: 'label',
    series: [{ name: series, label: valueLabel, color: 'pine.6' }],
    valueFormatter: formatValue,
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    xAxisProps: axis,
    yAxisProps: { width: 64, allowDecimals: false },
    tooltipAnimationDuration: 0,
  };
  return kind === 'bars' ? (
    <BarChart
      {...common}
      maxBarWidth={28}
      barProps={{ isAnimationActive: false, radius: [3, 3, 0, 0] }}
    />
  ) : (
    <AreaChart
      {...common}
      curveType="monotone"
      withDots={false}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
