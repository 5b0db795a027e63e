import { parseCriteria } from '@exchange/criteria';
import { describe, expect, it } from 'vitest';
import {
  conditionAbout,
  conditionsOf,
  newRequirement,
  readPlaces,
  readValues,
  ruleOf,
  valuesFor,
} from './criteria-draft.ts';

const mine = [{ id: 'qualification_a', name: 'Reads Greek' }];

describe('criteria on the page', () => {
  it('begin with something that the exchange takes', () => {
    const criteria = { version: 1, requirements: [newRequirement()] };
    expect(parseCriteria(criteria).ok).toBe(true);
  });

  it('show one condition, or several of which one is enough, and come back the same', () => {
    const one = conditionAbout('qualification:qualification_a', mine);
    const two = conditionAbout('device', mine);
    for (const conditions of [[one], [one, two]]) {
      expect(conditionsOf(ruleOf(conditions))).toEqual(conditions);
    }
  });

  it('leave groups alone that they cannot show', () => {
    const one = conditionAbout('device', mine);
    expect(conditionsOf({ kind: 'all', rules: [one, one] })).toBeNull();
    const inner = { kind: 'all', rules: [one, one] } as const;
    expect(conditionsOf({ kind: 'any', rules: [one, inner] })).toBeNull();
  });

  it('read numbers and places as people write them', () => {
    expect(readValues('80, 90;90 x')).toEqual([80, 90]);
    expect(readPlaces('de, at-9')).toEqual(['DE', 'AT-9']);
    expect(valuesFor('Exists', [1])).toEqual([]);
    expect(valuesFor('LessThan', [1, 2])).toEqual([1]);
    expect(valuesFor('In', [])).toEqual([1]);
  });
});
