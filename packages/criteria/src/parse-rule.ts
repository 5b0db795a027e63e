import { valueCount } from './comparators.ts';
import { capabilities, comparators, type Capability, type Rule } from './criteria.ts';
import { limits } from './limits.ts';
import { isPlace } from './places.ts';
import type { Report } from './problems.ts';
import {
  readList,
  readNumber,
  readObject,
  readWord,
  rejectUnknownKeys,
  type JsonObject,
} from './read-values.ts';
import { findSystemQualification, isSystemQualification } from './system-qualifications.ts';

const kinds = ['all', 'any', 'qualification', 'area', 'near', 'device'] as const;

/** Counts conditions over all requirements. */
export interface ConditionCount {
  conditions: number;
}

/** A rule in canonical form, or null when it is so wrong that nothing can be said of its parts. */
export function parseRule(
  value: unknown,
  report: Report,
  count: ConditionCount,
  depth = 1,
): Rule | null {
  const rule = readObject(value, report);
  if (rule === null) return null;
  const kind = readWord(rule, 'kind', kinds, report);
  if (kind === null) return null;
  if (kind === 'all' || kind === 'any') return parseGroup(kind, rule, report, count, depth);
  count.conditions += 1;
  switch (kind) {
    case 'qualification':
      return parseQualification(rule, report);
    case 'area':
      return parseArea(rule, report);
    case 'near':
      return parseNear(rule, report);
    case 'device':
      return parseDevice(rule, report);
  }
}

function parseGroup(
  kind: 'all' | 'any',
  group: JsonObject,
  report: Report,
  count: ConditionCount,
  depth: number,
): Rule | null {
  rejectUnknownKeys(group, ['kind', 'rules'], report);
  if (depth > limits.depth) {
    report.add(`Put groups into each other at most ${limits.depth} deep.`);
    return null;
  }
  const inner = group['rules'];
  if (!Array.isArray(inner) || inner.length === 0) {
    report.add('Give a list of one or more rules.', 'rules');
    return null;
  }
  if (inner.length > limits.conditions) {
    report.add(`Give at most ${limits.conditions} rules; there are ${inner.length}.`, 'rules');
    return null;
  }
  const rules = inner.map((rule: unknown, index) =>
    parseRule(rule, report.at('rules', index), count, depth + 1),
  );
  return { kind, rules: rules.filter((rule) => rule !== null) };
}

const longestId = 100;

function parseQualification(rule: JsonObject, report: Report): Rule | null {
  rejectUnknownKeys(rule, ['kind', 'id', 'name', 'comparator', 'values'], report);
  const id = rule['id'];
  if (typeof id !== 'string' || id.length === 0 || id.length > longestId) {
    report.add('Give the id of a qualification.', 'id');
    return null;
  }
  const system = findSystemQualification(id);
  if (isSystemQualification(id) && system === null) {
    report.add('The exchange keeps no such qualification.', 'id');
  }
  const comparator = readWord(rule, 'comparator', comparators, report);
  if (comparator === null) return null;
  const range = {
    none: { min: 0, max: 0 },
    one: { min: 1, max: 1 },
    several: { min: 1, max: limits.values },
  }[valueCount(comparator)];
  const message = `Give a whole number from ${limits.smallestValue} to ${limits.largestValue}.`;
  const values = readList(rule, 'values', range, isValue, message, report);
  // The name is set by whoever knows the qualification; a given one could say anything.
  return { kind: 'qualification', id, name: system?.name ?? '', comparator, values };
}

function isValue(value: unknown): value is number {
  return (
    Number.isInteger(value) &&
    (value as number) >= limits.smallestValue &&
    (value as number) <= limits.largestValue
  );
}

function parseArea(rule: JsonObject, report: Report): Rule | null {
  rejectUnknownKeys(rule, ['kind', 'comparator', 'places'], report);
  const comparator = readWord(rule, 'comparator', ['In', 'NotIn'] as const, report, 'In');
  const range = { min: 1, max: limits.places };
  const message = 'Give an ISO 3166 code in capitals, such as DE or DE-HH.';
  const places = readList(rule, 'places', range, isPlaceCode, message, report);
  return comparator === null ? null : { kind: 'area', comparator, places };
}

function isPlaceCode(value: unknown): value is string {
  return typeof value === 'string' && isPlace(value);
}

function parseNear(rule: JsonObject, report: Report): Rule {
  rejectUnknownKeys(rule, ['kind', 'latitude', 'longitude', 'radiusKm', 'label'], report);
  const label = rule['label'];
  const isLabel =
    typeof label === 'string' &&
    label.trim().length > 0 &&
    label.length <= limits.labelLength &&
    !label.includes('\0') &&
    label.isWellFormed();
  if (!isLabel) report.add(`Name the place in 1 to ${limits.labelLength} characters.`, 'label');
  return {
    kind: 'near',
    latitude: readNumber(rule, 'latitude', { min: -90, max: 90 }, report),
    longitude: readNumber(rule, 'longitude', { min: -180, max: 180 }, report),
    radiusKm: readNumber(rule, 'radiusKm', { min: 1, max: limits.radiusKm }, report),
    label: isLabel ? label.trim() : '',
  };
}

function parseDevice(rule: JsonObject, report: Report): Rule {
  rejectUnknownKeys(rule, ['kind', 'needs', 'minScreenLong', 'minScreenShort'], report);
  const range = { min: 0, max: capabilities.length };
  const message = `Use ${capabilities.join(', ')}.`;
  const needs = readList(rule, 'needs', range, isCapability, message, report);
  const pixels = { min: 0, max: limits.screenPixels, fallback: 0 };
  const sides = [
    readNumber(rule, 'minScreenLong', pixels, report),
    readNumber(rule, 'minScreenShort', pixels, report),
  ];
  const minScreenLong = Math.max(...sides);
  const minScreenShort = Math.min(...sides);
  if (needs.length === 0 && minScreenLong === 0) {
    report.add('Name a capability or a size of the screen.', 'needs');
  }
  return { kind: 'device', needs, minScreenLong, minScreenShort };
}

function isCapability(value: unknown): value is Capability {
  return capabilities.some((known) => known === value);
}
