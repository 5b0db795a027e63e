import type { StatedPreferences } from '@exchange/affinity';
import { err, isIdOf, isStorableText, ok, ownerOf, roleOf, type Result } from '@exchange/kernel';
import { savePreferences } from '../store/performers.ts';
import type { Me } from './access.ts';
import type { Problem } from './input-checks.ts';

export interface PreferencesInput {
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly days: readonly number[];
  readonly hours: readonly number[];
  readonly pacePerHour?: number | null;
  readonly maxPerSession?: number | null;
  /** Ids of requesters, as the graph shows them. */
  readonly hiddenRequesters: readonly string[];
  readonly hiddenTypes: readonly string[];
}

export async function updatePreferences(
  me: Me,
  input: PreferencesInput,
): Promise<Result<null, { readonly problems: readonly Problem[] }>> {
  const problems = findPreferenceProblems(input);
  if (problems.length > 0) return err({ problems });
  const preferences: StatedPreferences = {
    categories: unique(input.categories.map((text) => text.trim())),
    keywords: unique(input.keywords.map((text) => text.trim())),
    days: unique(input.days),
    hours: unique(input.hours),
    pacePerHour: input.pacePerHour ?? null,
    maxPerSession: input.maxPerSession ?? null,
    hiddenRequesters: unique(input.hiddenRequesters.map((id) => ownerOf(id) ?? id)),
    hiddenTypes: unique(input.hiddenTypes),
  };
  await savePreferences(me.repository.partition, me.key, preferences);
  await me.home.regroup(me.key);
  for (const { maintenance } of me.home.groups) maintenance.groupChanged = true;
  me.repository.directory.notifyUsers([{ ownerKey: me.key, topics: ['feed'] }]);
  return ok(null);
}

export function findPreferenceProblems(input: PreferencesInput): readonly Problem[] {
  return [
    ...checkTexts('categories', input.categories),
    ...checkTexts('keywords', input.keywords),
    ...checkNumbers('days', input.days, 1, 7),
    ...checkNumbers('hours', input.hours, 0, 23),
    ...checkNumber('pacePerHour', input.pacePerHour, 1, 1_000),
    ...checkNumber('maxPerSession', input.maxPerSession, 1, 10_000),
    ...checkIds('hiddenRequesters', input.hiddenRequesters, isRequesterId),
    ...checkIds('hiddenTypes', input.hiddenTypes, (id) => isIdOf('type', id)),
  ];
}

function checkTexts(path: string, texts: readonly string[]): Problem[] {
  if (texts.length > 30) return [{ path, message: 'Name at most 30.' }];
  return texts.flatMap((text, index) =>
    text.trim().length >= 1 && text.length <= 100 && isStorableText(text)
      ? []
      : [{ path: `${path}.${index}`, message: 'Use 1 to 100 characters of ordinary text.' }],
  );
}

function checkNumbers(path: string, values: readonly number[], least: number, most: number) {
  if (values.length > 50) return [{ path, message: 'Name each value once.' }];
  return values.flatMap((value, index) => checkNumber(`${path}.${index}`, value, least, most));
}

function checkNumber(
  path: string,
  value: number | null | undefined,
  least: number,
  most: number,
): Problem[] {
  if (value === null || value === undefined) return [];
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [{ path, message: `Use a whole number from ${least} to ${most.toLocaleString('en')}.` }];
}

function checkIds(path: string, ids: readonly string[], fits: (id: string) => boolean): Problem[] {
  if (ids.length > 500) return [{ path, message: 'Hide at most 500; show some again first.' }];
  return ids.flatMap((id, index) =>
    fits(id) ? [] : [{ path: `${path}.${index}`, message: 'This is not an id of the right kind.' }],
  );
}

function isRequesterId(id: string): boolean {
  const owner = ownerOf(id);
  return (
    owner !== null && roleOf(owner) === 'requester' && (id === owner || isIdOf('requester', id))
  );
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
