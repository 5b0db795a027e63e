/**
 * Who may do work of a type: requirements that must all hold, each with the first act that it keeps
 * people from. The comparators have the names and the meaning that Mechanical Turk gave them.
 */
export interface Criteria {
  readonly version: 1;
  readonly requirements: readonly Requirement[];
}

export interface Requirement {
  readonly guards: Guard;
  readonly rule: Rule;
}

/** `preview` keeps from accepting too, and `discover` from both of the others. */
export const guards = ['accept', 'preview', 'discover'] as const;
export type Guard = (typeof guards)[number];

export type Condition = QualificationRule | AreaRule | NearRule | DeviceRule | UnknownRule;
export type Rule = Group | Condition;

export interface Group {
  readonly kind: 'all' | 'any';
  /** One or more. */
  readonly rules: readonly Rule[];
}

export const comparators = [
  'LessThan',
  'LessThanOrEqualTo',
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'EqualTo',
  'NotEqualTo',
  'Exists',
  'DoesNotExist',
  'In',
  'NotIn',
] as const;
export type Comparator = (typeof comparators)[number];

export interface QualificationRule {
  readonly kind: 'qualification';
  /** Of a requester's qualification, or of one that the exchange keeps itself (`system:…`). */
  readonly id: string;
  /** As people are told; never changes for an id. */
  readonly name: string;
  readonly comparator: Comparator;
  /** None for Exists and DoesNotExist, several for In and NotIn, otherwise one. Whole numbers. */
  readonly values: readonly number[];
}

export interface AreaRule {
  readonly kind: 'area';
  readonly comparator: 'In' | 'NotIn';
  /** ISO 3166-1 countries (DE) and ISO 3166-2 subdivisions (DE-HH). */
  readonly places: readonly string[];
}

export interface NearRule {
  readonly kind: 'near';
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
  /** What people call the place. */
  readonly label: string;
}

export const capabilities = ['camera', 'microphone', 'touch', 'location'] as const;
export type Capability = (typeof capabilities)[number];

export interface DeviceRule {
  readonly kind: 'device';
  readonly needs: readonly Capability[];
  /** CSS pixels; 0 means any. The longer and the shorter side of the screen, however it is held. */
  readonly minScreenLong: number;
  readonly minScreenShort: number;
}

/** Written by a newer version of the exchange: nobody meets what is not understood. */
export interface UnknownRule {
  readonly kind: 'unknown';
}

export const noCriteria: Criteria = { version: 1, requirements: [] };
