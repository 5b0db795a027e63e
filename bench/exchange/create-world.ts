import { createBatches } from './create-batches.ts';
import { createPeople } from './create-people.ts';
import { normalAt, paretoAt, subSeed, uniformAt } from './draws.ts';
import type { World, WorldType } from './world.ts';
import type { WorldSettings } from './world-settings.ts';

const skills = 4;

export function createWorld(settings: WorldSettings, seed: number): World {
  const endMs = settings.hours * 3_600_000;
  const types = Array.from({ length: settings.types }, (_, index) =>
    createType(settings, subSeed(seed, 'type', index), index),
  );
  const { people, sessions } = createPeople(settings, types, seed, endMs);
  const batches = createBatches(settings, types, people, sessions, seed, endMs);
  const slots = batches.reduce((sum, batch) => sum + batch.tasks * batch.wanted, 0);
  return { settings, seed, endMs, types, batches, people, sessions, slots };
}

function createType(settings: WorldSettings, seed: number, index: number): WorldType {
  // Few requesters have many types (Zipf); a requester lives on one node.
  const requester = Math.floor(settings.requesters * uniformAt(seed, 0) ** 2);
  return {
    index,
    typeId: `type${index}`,
    requesterKey: `requester${requester}`,
    requesterNode: requester % settings.requesterNodes,
    category: Math.floor(settings.categories * uniformAt(seed, 1)),
    rewardMinor: Math.round(paretoAt(seed, 2, 5, 200, 1.5) * Math.exp(0.2 * normalAt(seed, 3))),
    skill: uniformAt(seed, 4) < 0.15 ? Math.floor(skills * uniformAt(seed, 5)) : null,
  };
}
