import { subSeed, uniformAt } from './draws.ts';
import type { GroupMemory } from './group-memory.ts';
import { canTake, type Person, type World, type WorldType } from './world.ts';

/** Of the people, those who were here before the run. */
const knownShare = 0.8;
const mostLooks = 60;
const pageSize = 8;

/**
 * What a node has seen of its people on the days before: how often they looked at a page of types, and
 * which one they took. Choices, not tastes: the types on the pages are drawn at random, and one
 * person in five is new. All modes begin with the same.
 */
export function recallHistory(world: World, home: number, memory: GroupMemory): void {
  for (const person of world.people) {
    if (person.home !== home || uniformAt(person.seed, 40) > knownShare) continue;
    const looks = Math.round(mostLooks * uniformAt(person.seed, 41) ** 2);
    for (let look = 0; look < looks; look += 1) recallLook(world, person, memory, look);
  }
}

function recallLook(world: World, person: Person, memory: GroupMemory, look: number): void {
  const seed = subSeed(person.seed, 'past', look);
  const page: WorldType[] = [];
  for (let place = 0; place < pageSize; place += 1) {
    const type = world.types[Math.floor(uniformAt(seed, place) * world.types.length)];
    const isBarred = type?.skill !== null && type !== undefined && !person.skills.has(type.skill);
    if (type !== undefined && !isBarred && !page.includes(type)) page.push(type);
  }
  const taken = page.findIndex((type) => canTake(person, type));
  const member = memory.memberOf(person);
  memory.shown(member, taken === -1 ? page : page.slice(0, taken + 1));
  const type = page[taken];
  if (type !== undefined) memory.chosen(member, type);
}
