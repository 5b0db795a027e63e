import type { ChoiceBatch } from '@exchange/affinity';
import type { ShownType } from './history-memory.ts';
import { pauseMs } from './sightings.ts';

/** A performer turned to a type: the first accept of it, after another one or after a pause. */
export interface TurnedTo {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly at: number;
  /** What was on the page, what was chosen included; empty when that is not known. */
  readonly offered: readonly ChoiceBatch[];
}

/** They went on with what they did. */
export interface WorkedOn {
  readonly ownerKey: string;
  readonly typeId: string;
  readonly at: number;
}

/** Most alternatives of a choice that are remembered: those that stood first. */
const mostOffered = 40;
const mostPeople = 5_000;
const mostChoices = 1_000;
const mostWorks = 1_000;

interface Page {
  readonly at: number;
  readonly shown: Map<string, ShownType>;
}

export interface Turns {
  noteShown(ownerKey: string, shown: readonly ShownType[], at: number): void;
  /**
   * Where the type stood on the page that it was chosen from; null when it was not chosen from one.
   * What was `handed` to somebody was not chosen by them: the model would learn its own advice.
   */
  noteAccepted(ownerKey: string, typeId: string, at: number, handed?: boolean): ShownType | null;
  take(): { choices: TurnedTo[]; works: WorkedOn[] };
}

export function createTurns(): Turns {
  const pages = new Map<string, Page>();
  const latest = new Map<string, { readonly typeId: string; readonly at: number }>();
  let choices: TurnedTo[] = [];
  let works: WorkedOn[] = [];

  return {
    noteShown(ownerKey, shown, at) {
      const [first] = shown;
      if (first === undefined) return;
      const before = pages.get(ownerKey);
      const goesOn = before !== undefined && first.place > 1 && at - before.at <= pauseMs;
      const page = goesOn ? before : { at, shown: new Map<string, ShownType>() };
      for (const one of shown) {
        if (page.shown.size >= mostOffered) break;
        page.shown.set(one.facts.id, one);
      }
      remember(pages, ownerKey, page);
    },

    noteAccepted(ownerKey, typeId, at, handed = false) {
      const before = latest.get(ownerKey);
      remember(latest, ownerKey, { typeId, at });
      if (handed || (before?.typeId === typeId && at - before.at <= pauseMs)) {
        if (works.length < mostWorks) works.push({ ownerKey, typeId, at });
        return null;
      }
      const page = pages.get(ownerKey);
      const shown = page !== undefined && at - page.at <= pauseMs ? page.shown : null;
      const chosen = shown?.get(typeId);
      const offered = chosen === undefined ? [] : [...(shown?.values() ?? [])];
      if (choices.length < mostChoices) {
        choices.push({ ownerKey, typeId, at, offered: offered.map(({ facts }) => facts) });
      }
      return chosen ?? null;
    },

    take() {
      const taken = { choices, works };
      choices = [];
      works = [];
      return taken;
    },
  };
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostPeople && oldest !== undefined) map.delete(oldest);
}
