import { emptyPreferences, smoothPace, type PerformerDemand } from '@exchange/affinity';
import type { Person, World, WorldType } from './world.ts';

/** What a performer node has seen of one of its people, as the pure functions take it. */
export interface Member extends PerformerDemand {
  readonly acceptsByType: Map<string, number>;
  readonly acceptsByCategory: Map<string, number>;
  readonly shownByType: Map<string, number>;
  readonly shownByCategory: Map<string, number>;
  readonly heldByType: Map<string, number>;
  /** Types that they were handed and did not want. */
  readonly gaveBack: Set<string>;
  measuredPacePerHour: number | null;
  waiting: boolean;
  accepts: number;
  workedMs: number;
}

/** History of a group. */
export class GroupMemory {
  readonly members = new Map<number, Member>();
  readonly population = {
    acceptsByType: new Map<string, number>(),
    acceptsByCategory: new Map<string, number>(),
    shownByType: new Map<string, number>(),
    shownByCategory: new Map<string, number>(),
  };
  readonly #world: World;
  #accepts = 0;
  #workedMs = 0;

  constructor(world: World) {
    this.#world = world;
  }

  memberOf(person: Person): Member {
    const known = this.members.get(person.index);
    if (known !== undefined) return known;
    const member = this.#createMember(person);
    this.members.set(person.index, member);
    return member;
  }

  /** What stood before somebody; the one they took, if any, is the last that counts as seen. */
  shown(member: Member, types: readonly WorldType[]): void {
    for (const type of types) {
      add(member.shownByType, type.typeId);
      add(this.population.shownByType, type.typeId);
    }
    for (const category of new Set(types.map(categoryOf))) {
      add(member.shownByCategory, category);
      add(this.population.shownByCategory, category);
    }
  }

  chosen(member: Member, type: WorldType): void {
    add(member.acceptsByType, type.typeId);
    add(member.acceptsByCategory, categoryOf(type));
    add(this.population.acceptsByType, type.typeId);
    add(this.population.acceptsByCategory, categoryOf(type));
  }

  held(member: Member, typeId: string): void {
    add(member.heldByType, typeId);
  }

  worked(member: Member, milliseconds: number): void {
    member.accepts += 1;
    member.workedMs += milliseconds;
    this.#accepts += 1;
    this.#workedMs += milliseconds;
    const hours = member.workedMs / 3_600_000;
    member.measuredPacePerHour = smoothPace(member.accepts, hours, this.usualPace);
  }

  get usualPace(): number {
    return smoothPace(this.#accepts, this.#workedMs / 3_600_000, 60);
  }

  #createMember(person: Person): Member {
    const barred = this.#world.types.filter(
      (type) => type.skill !== null && !person.skills.has(type.skill),
    );
    return {
      key: person.key,
      ownRequesterKey: null,
      preferences: {
        ...emptyPreferences,
        categories: person.stated.map((category) => `category${category}`),
      },
      acceptsByType: new Map(),
      acceptsByCategory: new Map(),
      shownByType: new Map(),
      shownByCategory: new Map(),
      heldByType: new Map(),
      gaveBack: new Set(),
      barredTypes: new Set(barred.map((type) => type.typeId)),
      measuredPacePerHour: null,
      online: true,
      ...{ waiting: false, accepts: 0, workedMs: 0 },
    };
  }
}

export function categoryOf(type: WorldType): string {
  return `category${type.category}`;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
