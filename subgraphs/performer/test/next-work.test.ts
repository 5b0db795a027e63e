import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

const noPreferences = { categories: [], keywords: [], days: [], hours: [], hiddenRequesters: [] };

interface Held {
  readonly id: string;
  readonly typeId: string;
}

interface Submitted {
  readonly __typename: string;
  readonly next: Held | null;
  readonly noNext: string | null;
}

describe('what follows a submit', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  beforeEach(async () => {
    world = await openWorld({ minimumTarget: 3, queueLimit: 8 });
    viewer = await world.addPerformer();
  });
  afterEach(() => world.close());

  async function accept(typeId: string): Promise<Held> {
    const answer = await world.ask(viewer, operations.accept, { typeId });
    expect(answer.messages).toEqual([]);
    return (answer.data?.['acceptTask'] as unknown as { assignment: Held }).assignment;
  }

  async function submit(id: string, next?: string): Promise<Submitted> {
    const variables = { id, answer: goodAnswer, ...(next === undefined ? {} : { next }) };
    const answer = await world.ask(viewer, operations.submit, variables);
    expect(answer.messages).toEqual([]);
    return answer.data?.['submitAssignment'] as unknown as Submitted;
  }

  async function doOne(typeId: string): Promise<void> {
    await submit((await accept(typeId)).id);
  }

  it('is nothing when nothing is asked for', async () => {
    const typeId = world.addType({ tasks: 3 });
    const { id } = await accept(typeId);
    expect(await submit(id)).toMatchObject({ next: null, noNext: null });
  });

  it('is more of the same while it lasts, then the reason why there is no more', async () => {
    const typeId = world.addType({ tasks: 2 });
    const first = await submit((await accept(typeId)).id, 'SAME');
    expect(first.next?.typeId).toBe(typeId);
    const last = await submit(first.next?.id ?? '', 'SAME');
    expect(last.next).toBeNull();
    expect(last.noNext).toMatch(/no task of this kind left/);
  });

  it('is taken later when a page handed in, once, and not before', async () => {
    const typeId = world.addType({ tasks: 2 });
    const { id } = await accept(typeId);
    const goOn = async (of: string, who = viewer) => {
      const answer = await world.ask(who, operations.goOn, { id: of, next: 'SAME' });
      expect(answer.messages).toEqual([]);
      return answer.data?.['acceptNextTask'] as unknown as Submitted;
    };
    expect(await goOn(id)).toMatchObject({ __typename: 'WrongState', state: 'ACCEPTED' });
    await submit(id);
    expect(await goOn(id, await world.addPerformer())).toMatchObject({ __typename: 'NotFound' });
    const first = await goOn(id);
    expect(first.next?.typeId).toBe(typeId);
    expect((await goOn(id)).next?.id).toBe(first.next?.id);
    await submit(first.next?.id ?? '');
    expect((await goOn(first.next?.id ?? '')).noNext).toMatch(/no task of this kind left/);
  });

  it('is by their choice what suits best: the same kind, then another that they did before', async () => {
    const other = world.addType({ tasks: 4 });
    const typeId = world.addType({ tasks: 2 });
    await doOne(other);
    const first = await submit((await accept(typeId)).id, 'BEST');
    expect(first.next?.typeId).toBe(typeId);
    const second = await submit(first.next?.id ?? '', 'BEST');
    expect(second.next?.typeId).toBe(other);
  });

  it('may be a kind that is new to them, of a category of which they chose more than they gave back', async () => {
    const typeId = world.addType({ tasks: 3 });
    const another = world.addType({ tasks: 3 });
    await world.rows(
      `insert into type_exposures
              (owner_key, type_id, category, shown, places, previewed, looked, chosen, updated_at)
       values ($1, $2, 'sentiment', 40, 40, 0, 40, 0, $3)`,
      [viewer.performer, another, world.clock.now()],
    );
    const first = await submit((await accept(typeId)).id, 'SAME');
    const second = await submit(first.next?.id ?? '', 'SAME');
    const last = await submit(second.next?.id ?? '', 'BEST');
    expect(last.next?.typeId).toBe(another);
  });

  it('is nothing new of a category of which they keep giving back what they are handed', async () => {
    const typeId = world.addType({ tasks: 7 });
    const others = [1, 2, 3, 4].map(() => world.addType({ tasks: 1 }));
    await world.rows(
      `insert into type_exposures
              (owner_key, type_id, category, shown, places, previewed, looked, chosen, updated_at)
       select $1, type_id, 'sentiment', 40, 40, 0, 40, 0, $3 from unnest($2::text[]) as t (type_id)`,
      [viewer.performer, others, world.clock.now()],
    );
    const held: Held[] = [];
    for (let count = 0; count < 7; count += 1) held.push(await accept(typeId));
    for (const { id } of held.splice(0, 2)) await submit(id);
    const handed: Held[] = [];
    for (const { id } of held) {
      const { next } = await submit(id, 'BEST');
      if (next === null) break;
      handed.push(next);
      await world.ask(viewer, operations.give, { id: next.id });
    }
    expect(new Set(handed.map((task) => task.typeId)).size).toBe(2);
    expect(handed).toHaveLength(2);
  });

  it('is never work that they hid, or that they gave back', async () => {
    const typeId = world.addType({ tasks: 1 });
    const hidden = world.addType({ tasks: 4 });
    const givenBack = world.addType({ tasks: 4 });
    await doOne(hidden);
    const input = { ...noPreferences, hiddenTypes: [hidden] };
    expect((await world.ask(viewer, operations.preferences, { input })).messages).toEqual([]);
    const tried = await accept(givenBack);
    await world.ask(viewer, operations.give, { id: tried.id });
    const last = await submit((await accept(typeId)).id, 'BEST');
    expect(last.next).toBeNull();
    expect(last.noNext).toMatch(/choose from the list/);
  });

  it('is the same when the submit is repeated', async () => {
    const typeId = world.addType({ tasks: 4 });
    const { id } = await accept(typeId);
    const first = await submit(id, 'BEST');
    expect(first.next?.id).toBeTruthy();
    expect((await submit(id, 'BEST')).next?.id).toBe(first.next?.id);
  });

  it('cannot be told from a repeat when several were accepted since', async () => {
    const typeId = world.addType({ tasks: 4 });
    const { id } = await accept(typeId);
    await submit(id, 'BEST');
    await accept(typeId);
    expect(await submit(id, 'BEST')).toMatchObject({ next: null });
  });

  it.each(['SAME', 'BEST'])('may fail (%s); what was handed in stands', async (next) => {
    const typeId = world.addType({ tasks: 4 });
    const { id } = await accept(typeId);
    await world.rows(
      `alter table assignments add constraint nothing_more check (status <> 'accepted') not valid`,
    );
    expect(await submit(id, next)).toMatchObject({
      __typename: 'SubmitAssignmentSuccess',
      next: null,
      noNext: 'The next task cannot be fetched at the moment: choose from the list.',
    });
  });
});
