import type { Clock } from './clock.ts';
import type { RandomSource } from './random.ts';
import { systemRandom } from './random.ts';

/**
 * Ids say who owns a thing, never where it lies.
 *
 *   user in a role     `r` or `p` + 12 characters          r4k8m2q9x1tz   (the *owner key*)
 *   anything they own  `<kind>_<owner key>_<time><random>`  task_r4k8m2q9x1tz_01k9…
 *   the user as object `<kind>_<owner key>`                 requester_r4k8m2q9x1tz
 *
 * The alphabet is Crockford's base 32 in lower case, so ids sort by time within one owner.
 */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const ownerLength = 12;
const timeLength = 10;
const randomLength = 12;

export type Role = 'requester' | 'performer';

export const ownedKinds = [
  'requester',
  'performer',
  'type',
  'batch',
  'task',
  'lease',
  'submission',
  'assignment',
  'transfer',
  // A kind of qualification, owned by the requester who grants it.
  'qualification',
  // A performer's request for one.
  'request',
] as const;
export type OwnedKind = (typeof ownedKinds)[number];

/** The key of one account in one role, such as `r4k8m2q9x1tz`. */
export type OwnerKey = string;

const ownerPattern = /^[rp][0-9a-hjkmnp-tv-z]{12}$/;
const ownedPattern = /^([a-z]+)_([rp][0-9a-hjkmnp-tv-z]{12})(?:_[0-9a-hjkmnp-tv-z]{22})?$/;

export function newOwnerKey(role: Role, random: RandomSource = systemRandom): OwnerKey {
  return (role === 'requester' ? 'r' : 'p') + randomCharacters(ownerLength, random);
}

export function newId(
  kind: OwnedKind,
  owner: OwnerKey,
  clock: Clock,
  random: RandomSource = systemRandom,
): string {
  return `${kind}_${owner}_${timeCharacters(clock.now())}${randomCharacters(randomLength, random)}`;
}

/** The id under which a user in a role is an object of the graph. */
export function userId(owner: OwnerKey): string {
  return `${roleOf(owner)}_${owner}`;
}

/** The owner of an id, or null when the text is not an id of ours. Total and pure. */
export function ownerOf(id: string): OwnerKey | null {
  if (ownerPattern.test(id)) return id;
  const match = ownedPattern.exec(id);
  const [, kind, owner] = match ?? [];
  return kind !== undefined && owner !== undefined && isOwnedKind(kind) ? owner : null;
}

/** The kind of an id, or null when the text is not an id of ours. */
export function kindOf(id: string): OwnedKind | null {
  const kind = ownedPattern.exec(id)?.[1];
  return kind !== undefined && isOwnedKind(kind) ? kind : null;
}

export function isIdOf(kind: OwnedKind, id: string): boolean {
  return kindOf(id) === kind;
}

export function roleOf(owner: OwnerKey): Role {
  return owner.startsWith('r') ? 'requester' : 'performer';
}

function isOwnedKind(text: string): text is OwnedKind {
  return (ownedKinds as readonly string[]).includes(text);
}

function timeCharacters(at: Date): string {
  let rest = at.getTime();
  let text = '';
  for (let place = 0; place < timeLength; place += 1) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomCharacters(length: number, random: RandomSource): string {
  let text = '';
  for (const byte of random.bytes(length)) text += alphabet.charAt(byte % 32);
  return text;
}
