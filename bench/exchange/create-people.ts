import { exponentialAt, logNormalAt, normalAt, subSeed, uniformAt } from './draws.ts';
import type { Person, Session, WorldType } from './world.ts';
import type { WorldSettings } from './world-settings.ts';

const skills = 4;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/**
 * People with tastes, qualifications, pace, hours and patience. Few are here often and many seldom;
 * a share of them live where their favourite category is gathered, the others anywhere.
 */
export function createPeople(
  settings: WorldSettings,
  types: readonly WorldType[],
  seed: number,
  endMs: number,
): { people: Person[]; sessions: Session[] } {
  const people: Person[] = [];
  const sessions: Session[] = [];
  for (let index = 0; index < settings.people; index += 1) {
    const person = createPerson(settings, types, subSeed(seed, 'person', index), index);
    people.push(person);
    addSessions(person, endMs, sessions);
  }
  return { people, sessions };
}

function createPerson(
  settings: WorldSettings,
  types: readonly WorldType[],
  seed: number,
  index: number,
): Person {
  const likes = Float32Array.from({ length: settings.categories }, (_, category) =>
    uniformAt(seed, 100 + category) < 0.35
      ? 1.2 + 0.5 * normalAt(seed, 200 + category)
      : -1.3 + 0.7 * normalAt(seed, 200 + category),
  );
  const taste = Float32Array.from(types, (type) => {
    const pay = 0.4 * Math.log(type.rewardMinor / 12);
    return (likes[type.category] ?? 0) + pay + 0.5 * normalAt(seed, 1_000 + type.index);
  });
  const ranked = [...likes.keys()].sort((a, b) => (likes[b] ?? 0) - (likes[a] ?? 0));
  const gathered = uniformAt(seed, 1) < settings.gatheredShare;
  const somewhere = Math.floor(settings.performerNodes * uniformAt(seed, 2));
  return {
    index,
    key: `person${index}`,
    home: gathered ? (ranked[0] ?? 0) % settings.performerNodes : somewhere,
    slowness: logNormalAt(seed, 3, 1, 0.35),
    skills: new Set(
      Array.from({ length: skills }, (_, skill) => skill).filter(
        (skill) => uniformAt(seed, 10 + skill) < 0.4,
      ),
    ),
    taste,
    stated: uniformAt(seed, 4) < 0.4 ? ranked.slice(0, 2) : [],
    seed,
  };
}

/** Sessions over the run: how many follows activity, how long is heavy-tailed. */
function addSessions(person: Person, endMs: number, sessions: Session[]): void {
  const activity = logNormalAt(person.seed, 5, 0.8, 0.6);
  const perHour = (0.16 * activity) / hourMs;
  let at = -hourMs;
  for (let number = 0; number < 20; number += 1) {
    at += exponentialAt(person.seed, 300 + number, 1 / perHour);
    if (at >= endMs) return;
    const seed = subSeed(person.seed, 'session', number);
    const length = Math.min(4 * hourMs, logNormalAt(seed, 0, 38 * minuteMs, 0.7));
    const start = at;
    at += length;
    if (at <= 0) continue;
    sessions.push({
      index: sessions.length,
      person: person.index,
      startAt: Math.max(0, start),
      endAt: Math.min(endMs, at),
      patienceMs: exponentialAt(seed, 1, 15 * minuteMs),
      seed,
    });
  }
}
