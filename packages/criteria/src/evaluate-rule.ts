import { compareValue } from './comparators.ts';
import type {
  AreaRule,
  Capability,
  DeviceRule,
  Group,
  Guard,
  NearRule,
  QualificationRule,
  Rule,
} from './criteria.ts';
import type { PerformerFacts } from './facts.ts';
import { missingOf, type Missing } from './missing.ts';
import { distanceKm, placeIn, placeWords } from './places.ts';
import { comparisonWords } from './comparators.ts';
import { describeQualification, deviceWords, placesWords } from './words.ts';

/** What keeps the performer from meeting a rule; empty when they meet it. */
export function evaluateRule(
  rule: Rule,
  performer: PerformerFacts,
  guards: Guard,
): readonly Missing[] {
  switch (rule.kind) {
    case 'all':
      return rule.rules.flatMap((inner) => evaluateRule(inner, performer, guards));
    case 'any':
      return evaluateAny(rule, performer, guards);
    case 'qualification':
      return evaluateQualification(rule, performer, guards);
    case 'area':
      return evaluateArea(rule, performer, guards);
    case 'near':
      return evaluateNear(rule, performer, guards);
    case 'device':
      return evaluateDevice(rule, performer, guards);
    case 'unknown':
      return [
        missingOf(
          'unknown',
          guards,
          'It asks for something that is not understood here: try later.',
        ),
      ];
  }
}

function evaluateAny(rule: Group, performer: PerformerFacts, guards: Guard): readonly Missing[] {
  const outcomes = rule.rules.map((inner) => evaluateRule(inner, performer, guards));
  if (outcomes.some((missing) => missing.length === 0)) return [];
  const options = outcomes.map((missing) => joinAll(missing, guards));
  const [only] = options;
  if (options.length === 1 && only !== undefined) return [only];
  const message = `One of these is needed: ${options.map((option) => option.message).join(' Or: ')}`;
  return [missingOf('any-of', guards, message, { options })];
}

/** Several things that all are missing of one option, as one option. */
function joinAll(missing: readonly Missing[], guards: Guard): Missing {
  const [only] = missing;
  if (missing.length === 1 && only !== undefined) return only;
  const message = missing.map((one) => one.message).join(' And: ');
  return missingOf('any-of', guards, message, { options: missing });
}

function evaluateQualification(
  rule: QualificationRule,
  performer: PerformerFacts,
  guards: Guard,
): readonly Missing[] {
  const { id, name, comparator, values } = rule;
  const held = performer.qualifications.get(id) ?? null;
  if (compareValue(held, comparator, values)) return [];
  const needed = `${describeQualification(rule)} is needed`;
  const message =
    comparator === 'DoesNotExist'
      ? `It is for those who do not hold “${name}”; you do.`
      : held === null
        ? `${needed}; you do not hold it yet.`
        : `“${name}” must be ${comparisonWords(comparator, values)}; yours is ${held.toLocaleString('en')}.`;
  const more = { qualificationId: id, qualificationName: name, comparator, wanted: values, held };
  return [missingOf('qualification', guards, message, more)];
}

function evaluateArea(rule: AreaRule, { area }: PerformerFacts, guards: Guard): readonly Missing[] {
  const { comparator, places } = rule;
  const place = placeIn(area, places);
  if (place === (comparator === 'In' ? 'inside' : 'outside')) return [];
  const who = comparator === 'In' ? 'Only' : 'Not';
  const rest =
    place === 'unknown'
      ? ': say in your profile where you are.'
      : `; your profile says ${placeWords(area.subdivision ?? area.country ?? '')}.`;
  return [missingOf('area', guards, `${who} for people in ${placesWords(places)}${rest}`)];
}

function evaluateNear(rule: NearRule, { area }: PerformerFacts, guards: Guard): readonly Missing[] {
  const whom = `Only for people within ${rule.radiusKm.toLocaleString('en')} km of ${rule.label}`;
  if (area.position === null) {
    return [missingOf('area', guards, `${whom}: add your position to your profile.`)];
  }
  const away = distanceKm(area.position, rule);
  if (away <= rule.radiusKm) return [];
  const km = Math.ceil(away).toLocaleString('en');
  return [missingOf('area', guards, `${whom}; you are about ${km} km away.`)];
}

function evaluateDevice(
  rule: DeviceRule,
  { device }: PerformerFacts,
  guards: Guard,
): readonly Missing[] {
  if (device === null) {
    const message = `Needs ${deviceWords(rule)}: it is not known yet what your device can do.`;
    return [missingOf('device', guards, message, { capabilities: rule.needs })];
  }
  const lacks = rule.needs.filter(
    (need): need is Capability => !device.capabilities.includes(need),
  );
  const long = Math.max(device.screenWidth, device.screenHeight);
  const short = Math.min(device.screenWidth, device.screenHeight);
  const tooSmall = long < rule.minScreenLong || short < rule.minScreenShort;
  if (lacks.length === 0 && !tooSmall) return [];
  const screen = tooSmall
    ? { minScreenLong: rule.minScreenLong, minScreenShort: rule.minScreenShort }
    : {};
  const message = `Needs ${deviceWords({ needs: lacks, ...screen })}: use a device that has that.`;
  return [missingOf('device', guards, message, { capabilities: lacks })];
}
