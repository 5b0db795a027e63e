import { planHotSpots, type Gatherable } from '@exchange/affinity';
import { recallHistory } from './create-history.ts';
import { GroupMemory } from './group-memory.ts';
import type { World } from './world.ts';

/**
 * The same world with people where an assessment would gather them before the run (M3): by what nodes saw
 * of their choices on the days before and the qualifications they hold. Whoever is new stays where
 * they are, and nobody's taste is read.
 */
export function gatherPeople(world: World): World {
  const homes = Array.from({ length: world.settings.performerNodes }, (_, home) => `p${home}`);
  const people = homes.flatMap((partitionId, home): Gatherable[] => {
    const memory = new GroupMemory(world);
    recallHistory(world, home, memory);
    return world.people
      .filter((person) => person.home === home)
      .map((person) => ({
        ...{ key: person.key, partitionId, weight: 1, proficiency: new Map<string, number>() },
        acceptsByCategory: memory.memberOf(person).acceptsByCategory,
        qualifications: new Set([...person.skills].map((skill) => `skill${skill}`)),
      }));
  });
  const { moves } = planHotSpots(people, homes);
  const moved = new Map(moves.map(({ key, to }) => [key, homes.indexOf(to)]));
  return {
    ...world,
    people: world.people.map((person) => ({
      ...person,
      home: moved.get(person.key) ?? person.home,
    })),
  };
}
