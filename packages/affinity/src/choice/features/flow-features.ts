import type { Flow } from '../choice-state.ts';
import { readDecayed } from '../decayed.ts';
import { flowClock, flowTicks, workTicks } from '../half-lives.ts';
import { named, unknown, type FeatureGroup } from './feature.ts';

/**
 * How the crowd flows to a batch and to its type, at several half-lives, by the clock and by the log's
 * own pace. Popularity now and its rate of change are the strongest signs in logs of this kind (Difallah
 * et al., "The dynamics of micro-task crowdsourcing: the case of Amazon MTurk", WWW 2015).
 */
export const flowFeatures: FeatureGroup = {
  personal: false,
  features: named([
    ...flowTicks.map(
      (ticks) => [`flow-${ticks}`, `taken often in the last ${ticks} takes`] as const,
    ),
    ...['10m', '1h', '1d', '1w'].map(
      (span) => [`flow-${span}`, `taken often in the last ${span}`] as const,
    ),
    ['work-fast', 'people are working in it now'],
    ['work-slow', 'people have worked in it lately'],
    ['takes', 'many took it since it opened'],
    ['works', 'much was done in it since it opened'],
    ['untaken', 'nobody took it yet'],
    ['take-rate', 'taken fast for its age'],
    ['take-pause-ticks', 'others were taken since it was last taken'],
    ['take-pause', 'long since somebody took it'],
    ['work-pause', 'long since somebody worked in it'],
    ['crowd-place', 'not among the most taken'],
    ['type-flow-16', 'its type was taken often just now'],
    ['type-flow-512', 'its type was taken often lately'],
    ['type-flow-1h', 'its type was taken often in the last hour'],
    ['type-flow-1d', 'its type was taken often in the last day'],
    ['type-work', 'people are working in its type now'],
    ['type-flow-open', 'its type is taken more than its open batches account for'],
    ['rising', 'taken more now than before'],
  ]),
  prepare({ memory, batches, types, inType, byCrowd, at }) {
    const { tick, workTick } = memory.counters;
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined) return;
      const { flow } = batch;
      const type = types[index]?.flow;
      let column = offset;
      const put = (value: number) => {
        out[column] = value;
        column += 1;
      };
      for (let half = 0; half < flowTicks.length; half += 1) {
        put(Math.log(0.1 + readDecayed(flow.byTick, flowTicks, half, tick)));
      }
      for (let half = 0; half < flowClock.length; half += 1) {
        put(Math.log(0.1 + readDecayed(flow.byClock, flowClock, half, at)));
      }
      put(Math.log(0.1 + readDecayed(flow.work, workTicks, 0, workTick)));
      put(Math.log(0.5 + readDecayed(flow.work, workTicks, 1, workTick)));
      put(Math.log1p(flow.takes));
      put(Math.log1p(flow.works));
      put(flow.takes === 0 ? 1 : 0);
      put(Math.log((flow.takes + 0.5) / (tick - batch.opensTick + 10)));
      put(flow.takes === 0 ? unknown : Math.log1p(tick - flow.lastTick));
      put(pauseOf(flow.lastAt, at));
      put(pauseOf(flow.lastWorkAt, at));
      put(Math.log1p(byCrowd[index] ?? 0));
      const typeFast = typeFlow(type, 0, tick);
      put(Math.log(0.2 + typeFast));
      put(Math.log(1 + typeFlow(type, 3, tick)));
      put(
        type === undefined ? unknown : Math.log(0.2 + readDecayed(type.byClock, flowClock, 1, at)),
      );
      put(
        type === undefined ? unknown : Math.log(0.5 + readDecayed(type.byClock, flowClock, 2, at)),
      );
      put(
        type === undefined
          ? unknown
          : Math.log(0.2 + readDecayed(type.work, workTicks, 0, workTick)),
      );
      put(Math.log((1 + typeFlow(type, 2, tick)) / (inType[index] ?? 1)));
      put(
        Math.log(
          (0.3 + readDecayed(flow.byTick, flowTicks, 1, tick) / flowTicks[1]) /
            (0.3 + readDecayed(flow.byTick, flowTicks, 3, tick) / flowTicks[3]),
        ),
      );
    };
  },
};

function typeFlow(flow: Flow | undefined, half: number, tick: number): number {
  return flow === undefined ? 0 : readDecayed(flow.byTick, flowTicks, half, tick);
}

/** Logarithm of the seconds since; a minute counts for little. */
function pauseOf(since: number, at: number): number {
  return Number.isNaN(since) ? unknown : Math.log(30 + Math.max(0, at - since) / 1_000);
}
