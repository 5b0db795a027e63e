import type { OwnerKey } from '@exchange/kernel';

/** Kinds of account that belong to a user. They may never be negative; a check constraint says so. */
export type UserAccountKind = 'available' | 'escrow';

/**
 * Kinds of account that belong to the exchange itself, one each per partition.
 *
 *   deposits  what came in through the payment rail, as a negative balance
 *   fees      the exchange's income
 *   surplus   what the exchange paid for work whose slot had been given to another, negative
 *   transit   under way between a requester's and a performer's partition
 *   payouts   what went out through the payment rail
 */
export type HouseAccountKind = 'deposits' | 'fees' | 'surplus' | 'transit' | 'payouts';

export interface AccountRef {
  /** Owner key, or `house`. */
  readonly owner: string;
  readonly kind: UserAccountKind | HouseAccountKind;
}

export const house = 'house';

export function userAccount(owner: OwnerKey, kind: UserAccountKind): AccountRef {
  return { owner, kind };
}

export function houseAccount(kind: HouseAccountKind): AccountRef {
  return { owner: house, kind };
}

/** Primary key of an account, such as `r4k8m2q9x1tz:escrow`. */
export function accountId(account: AccountRef): string {
  return `${account.owner}:${account.kind}`;
}
