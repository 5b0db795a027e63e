import type { TaskInfo } from '@exchange/cluster';
import { afterEach, describe, expect, it } from 'vitest';
import { decideFetch } from '../src/domain/fetch-soon.ts';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

interface Assignment {
  readonly id: string;
  readonly typeId: string;
  readonly local: boolean;
}

let world: World;
afterEach(() => world.close());
type Viewer = Awaited<ReturnType<World['addPerformer']>>;

async function accept(viewer: Viewer, typeId: string): Promise<Assignment> {
  const { data, messages } = await world.ask(viewer, operations.accept, { typeId });
  expect(messages).toEqual([]);
  const result = data?.['acceptTask'] as unknown as { assignment: Assignment };
  return result.assignment;
}

describe('an accept of what lies only far', () => {
  const acquired = () =>
    world.cluster.calls
      .filter(({ procedure }) => procedure === 'acquire')
      .map(({ input }) => input as { kind: string; wants: { slots: number }[] })
      .map(({ kind, wants }) => [kind, wants[0]?.slots]);

  it('fetches in the same call what the group will take soon', async () => {
    world = await openWorld({ queueLimit: 100 });
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 24 });
    await world.maintain();
    const near = await world.rows<{ slots: number }>(
      `select stock_slots as slots from known_types where type_id = $1`,
      [typeId],
    );
    const stock = near[0]?.slots ?? 0;
    expect(stock).toBeGreaterThan(0);
    for (let taken = 0; taken < stock; taken += 1) await accept(viewer, typeId);
    const before = acquired().length;

    await accept(viewer, typeId);
    const [fetched] = acquired().slice(before);
    expect(fetched?.[0]).toBe('exclusive');
    expect(fetched?.[1]).toBeGreaterThanOrEqual(3);
    expect(await accept(viewer, typeId)).toMatchObject({ local: true });
    expect(acquired()).toHaveLength(before + 1);
  });

  it('asks for one slot when the group will not take more, or nothing was planned for it', async () => {
    world = await openWorld();
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 24 });
    expect(await accept(viewer, typeId)).toMatchObject({ local: false });
    expect(acquired()).toEqual([['temporary', 1]]);
    const plenty = { periodSeconds: 3_600, availableSlots: 500, room: 500 };
    expect(decideFetch({ ...plenty, expected: null })).toBe(1);
    expect(decideFetch({ ...plenty, expected: 4 })).toBe(1);
    expect(decideFetch({ ...plenty, expected: 100 })).toBe(26);
    expect(decideFetch({ ...plenty, expected: 100, availableSlots: 9 })).toBe(9);
    expect(decideFetch({ ...plenty, expected: 100, room: 0 })).toBe(1);
  });
});

describe('going on with the next task', () => {
  async function submit(viewer: Viewer, id: string) {
    const variables = { id, answer: goodAnswer, next: true };
    const { data, messages } = await world.ask(viewer, operations.submit, variables);
    expect(messages).toEqual([]);
    return data?.['submitAssignment'] as unknown as {
      readonly next: Assignment | null;
      readonly noNext: string | null;
    };
  }

  it('is offered, unless something that suits is needed much more', async () => {
    world = await openWorld();
    const viewer = await world.addPerformer();
    const usual = world.addType({ tasks: 60 });
    const pressed = world.addType({ tasks: 60, title: 'Due soon' });
    await world.maintain();
    const first = await accept(viewer, usual);
    const { next } = await submit(viewer, first.id);
    expect(next).toMatchObject({ typeId: usual });

    world.clock.advance(61_000);
    const said = await world.cluster.directory.listTaskInfo();
    const due = new Date(world.clock.now().getTime() + 120_000);
    world.cluster.taskInfo = said.map((info): TaskInfo =>
      info.typeId === pressed ? { ...info, earliestDeadlineAt: due } : info,
    );
    await world.run('publish-group-profile');
    const second = await submit(viewer, next?.id ?? '');
    expect(second.next).toBeNull();
    expect(second.noNext).toContain('needed more');
    const { data } = await world.ask(viewer, operations.feed);
    const feed = data?.['feed'] as unknown as { edges: { node: { typeId: string } }[] };
    expect(feed.edges[0]?.node.typeId).toBe(pressed);
  });
});
