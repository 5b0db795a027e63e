import { describe, expect, it } from 'vitest';
import type { Decision, DecisionOutcome, Delay } from './decision-queue.ts';
import { createDecisionQueue, decisionsPerCall, isUnderWay } from './decision-queue.ts';

const approve: Decision = { kind: 'approve', overrideRejection: false };
const reject: Decision = { kind: 'reject', reason: 'Empty answer' };

function setUp(outcomes: DecisionOutcome[] = []) {
  const held: Parameters<Delay['start']>[0][] = [];
  const sent: { ids: readonly string[]; decision: Decision; leaving: boolean }[] = [];
  const queue = createDecisionQueue(
    ({ submissionIds: ids, decision }, leaving) => {
      sent.push({ ids, decision, leaving });
      return Promise.resolve(outcomes.shift() ?? { ok: true });
    },
    { start: (action) => held.push(action) },
  );
  function release(leaving = false) {
    for (const action of held.splice(0)) action.run(leaving);
  }
  return { queue, sent, held, release };
}

describe('decision queue', () => {
  it('sends a decision when its grace time is over, and then forgets it', async () => {
    const { queue, sent, release } = setUp();
    queue.decide('b', ['a'], approve);
    expect(sent).toEqual([]);
    expect(queue.snapshot()).toMatchObject([{ state: 'waiting', submissionIds: ['a'] }]);
    release();
    expect(sent).toEqual([{ ids: ['a'], decision: approve, leaving: false }]);
    await Promise.resolve();
    expect(queue.snapshot()).toEqual([]);
  });

  it('keeps a decision that was taken until the page shows it', async () => {
    let show = (): void => undefined;
    const shown = new Promise<void>((done) => (show = done));
    const { queue, release } = setUp([{ ok: true, shown }]);
    queue.decide('b', ['a'], approve);
    release();
    await Promise.resolve();
    expect(queue.snapshot()).toMatchObject([{ state: 'taken' }]);
    show();
    await shown.finally();
    expect(queue.snapshot()).toEqual([]);
  });

  it('never sends what was undone', () => {
    const { queue, sent, held, release } = setUp();
    queue.decide('b', ['a'], approve);
    queue.decide('b', ['b'], reject);
    held.pop()?.undo();
    release(true);
    expect(sent.map((call) => [call.ids, call.leaving])).toEqual([[['a'], true]]);
  });

  it('keeps a refused decision with its reason until it is tried again', async () => {
    const { queue, sent, release } = setUp([{ ok: false, message: 'No.' }]);
    queue.decide('b', ['a'], approve);
    release();
    await Promise.resolve();
    expect(queue.snapshot()).toMatchObject([{ state: 'failed', problem: 'No.' }]);
    queue.retry(queue.snapshot()[0]?.id ?? '');
    await Promise.resolve();
    expect(sent).toHaveLength(2);
    expect(queue.snapshot()).toEqual([]);
  });

  it('lets what was refused be decided anew, and then asks about the rest of it only', async () => {
    const { queue, sent, release } = setUp([{ ok: false, message: 'No.' }]);
    queue.decide('b', ['a', 'b'], approve);
    release();
    await Promise.resolve();
    expect(queue.snapshot().some(isUnderWay)).toBe(false);
    queue.decide('b', ['a'], reject);
    expect(queue.snapshot()).toMatchObject([
      { state: 'failed', submissionIds: ['b'] },
      { state: 'waiting', submissionIds: ['a'] },
    ]);
    release();
    expect(sent.at(-1)).toMatchObject({ ids: ['a'], decision: reject });
    await Promise.resolve();
    queue.decide('b', ['b'], reject);
    expect(queue.snapshot()).toMatchObject([{ state: 'waiting', submissionIds: ['b'] }]);
  });

  it('splits what one call cannot take', () => {
    const { queue, sent, release } = setUp();
    queue.decide(
      'b',
      Array.from({ length: decisionsPerCall + 1 }, (_, at) => String(at)),
      approve,
    );
    release();
    expect(sent.map((call) => call.ids.length)).toEqual([decisionsPerCall, 1]);
  });

  it('decides about a submission once while a decision about it waits', () => {
    const { queue, sent, release } = setUp();
    queue.decide('b', ['a'], approve);
    queue.decide('b', ['a', 'b'], reject);
    release();
    expect(sent.map((call) => call.ids)).toEqual([['a'], ['b']]);
  });
});
