import type { Feeding } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { afterEach } from 'vitest';
import { openWorld, operations, type World } from './world.ts';

export const meta = { requestId: 'test', caller: 'test' };

/** A world whose partitions feed groups, opened by a test and closed after it. */
export class GroupedWorld {
  #world: World | null = null;

  constructor() {
    afterEach(async () => {
      await this.#world?.close();
      this.#world = null;
    });
  }

  get world(): World {
    if (this.#world === null) throw new Error('the test has not opened its world');
    return this.#world;
  }

  async open(feeding: Record<string, Feeding>): Promise<void> {
    this.#world = await openWorld({}, undefined, { feeding: new Map(Object.entries(feeding)) });
  }

  /** Free slots by group and category. */
  stock() {
    return this.world.rows<{ groupId: string; category: string; slots: number }>(
      `select l.group_id as "groupId", k.category, sum(l.slots)::int as slots
         from stock_levels l join known_types k using (type_id) where l.slots > 0
        group by 1, 2 order by 1, 2`,
    );
  }

  async feedOf(viewer: Viewer) {
    const { data } = await this.world.ask(viewer, operations.feed);
    const page = data as unknown as {
      feed: { edges: { node: { title: string; localSlots: number } }[] };
    };
    return page.feed.edges.map(({ node }) => ({ title: node.title, near: node.localSlots > 0 }));
  }

  async accept(viewer: Viewer, typeId: string) {
    const { data } = await this.world.ask(viewer, operations.accept, { typeId });
    const result = data as unknown as {
      acceptTask: { __typename: string; assignment?: { id: string; local: boolean } };
    };
    return result.acceptTask;
  }

  /** Likes one kind of work, by having done it. */
  async whoDoes(interest: string, partitionId?: string) {
    const viewer = await this.world.addPerformer([interest], partitionId);
    const partition = this.world.partitions.get(partitionId ?? 'p1');
    await partition?.query(
      {
        name: `test-activity-${partitionId ?? 'p1'}`,
        text: `insert into type_activity (owner_key, type_id, category, day, accepted, submitted, seconds)
               values ($1, 'type_of_before', $2, $3::timestamptz::date, 40, 40, 2400)`,
      },
      [viewer.performer, interest, this.world.clock.now()],
    );
    return viewer;
  }
}
