import { comparisonWords } from './comparators.ts';
import type { Capability, DeviceRule, QualificationRule, Rule } from './criteria.ts';
import { placeWords } from './places.ts';

const capabilityWords: Record<Capability, string> = {
  camera: 'a camera',
  microphone: 'a microphone',
  touch: 'a touch screen',
  location: 'location',
};

/** `a, b and c` */
export function listWords(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

export function deviceWords(needs: Pick<DeviceRule, 'needs'> & Partial<DeviceRule>): string {
  const long = needs.minScreenLong ?? 0;
  const short = needs.minScreenShort ?? 0;
  const screen = long > 0 || short > 0 ? [`a screen of at least ${long} × ${short} pixels`] : [];
  return listWords([...needs.needs.map((need) => capabilityWords[need]), ...screen], 'and');
}

export function placesWords(places: readonly string[]): string {
  if (places.length === 0) return '…';
  return listWords(places.map(placeWords), 'or');
}

/** A rule as a requirement that people read, without a full stop. */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return listWords(rule.rules.map(describeInner), 'and');
    case 'any':
      return `One of these: ${rule.rules.map(describeInner).join('; ')}`;
    case 'qualification':
      return describeQualification(rule);
    case 'area':
      return `${rule.comparator === 'In' ? 'In' : 'Not in'} ${placesWords(rule.places)}`;
    case 'near':
      return `Within ${rule.radiusKm.toLocaleString('en')} km of ${rule.label}`;
    case 'device':
      return `A device with ${deviceWords(rule)}`;
    case 'unknown':
      return 'A requirement that cannot be shown at the moment';
  }
}

function describeInner(rule: Rule): string {
  const words = describeRule(rule);
  return rule.kind === 'all' || rule.kind === 'any' ? `(${words})` : words;
}

export function describeQualification(rule: QualificationRule): string {
  const { name, comparator, values } = rule;
  if (comparator === 'Exists') return `“${name}”`;
  if (comparator === 'DoesNotExist') return `Not “${name}”`;
  return `“${name}” ${comparisonWords(comparator, values)}`;
}
