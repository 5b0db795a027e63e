import { describe, expect, it } from 'vitest';
import { arrangeFlows } from './arrange-flows.ts';
import { describeFlow } from './describe-flow.ts';

const none = { pulled: 0, pushed: 0, single: 0, delivered: 0, returned: 0, expired: 0 };
const flow = (fromPartitionId: string, toPartitionId: string, counts: object) => ({
  ...{ fromPartitionId, toPartitionId, ...none },
  ...counts,
});
const columns = { from: 100, to: 500 };

describe('the drawing of flows', () => {
  it('has a node for each partition and ribbons as wide as what went', () => {
    const drawing = arrangeFlows(
      [
        flow('r10', 'p1', { pulled: 30 }),
        flow('r2', 'p1', { pulled: 60, pushed: 10 }),
        flow('r2', 'p2', { returned: 5 }),
      ],
      columns,
    );
    expect(drawing.left.map(({ id, total }) => [id, total])).toEqual([
      ['r2', 70],
      ['r10', 30],
    ]);
    expect(drawing.right.map(({ id, total }) => [id, total])).toEqual([
      ['p1', 100],
      ['p2', 0],
    ]);
    const widths = drawing.links.map(({ ribbons }) => ribbons.map(({ width }) => width));
    expect(widths).toEqual([[156, 26], [], [78]]);
    for (const { y, height } of [...drawing.left, ...drawing.right]) {
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  });

  it('of nothing at all is empty and breaks nothing', () => {
    expect(arrangeFlows([], columns)).toMatchObject({ height: 0, links: [] });
    const [link] = arrangeFlows([flow('r1', 'p1', {})], columns).links;
    expect(link?.ribbons).toEqual([]);
  });

  it('is told in words too', () => {
    const counts = { pulled: 3, single: 1, delivered: 2, expired: 1 };
    expect(describeFlow(flow('r1', 'p1', counts))).toBe(
      'r1 to p1: 4 slots leased (3 pulled, 1 one by one); 2 came back as work, 0 unused, 1 ran out.',
    );
  });
});
