import type { Currency, OwnerKey } from '@exchange/kernel';
import { costFor, feeFor } from '@exchange/kernel';
import type { AccountRef } from './accounts.ts';
import { houseAccount, userAccount } from './accounts.ts';

export interface Entry {
  readonly account: AccountRef;
  /** Minor units; positive adds to the account. */
  readonly amount: number;
}

/** A movement of money. Its entries sum to zero; its id makes a repeat harmless. */
export interface Transfer {
  readonly id: string;
  /** The user on whose statement it appears. */
  readonly ownerKey: OwnerKey;
  readonly kind: TransferKind;
  readonly currency: Currency;
  readonly reference: string | null;
  readonly entries: readonly Entry[];
}

export type TransferKind =
  | 'deposit'
  | 'reserve'
  | 'release'
  | 'approve'
  | 'reject'
  | 'override'
  | 'surplus'
  | 'credit'
  | 'payout'
  | 'payout-return';

interface Basics {
  readonly id: string;
  readonly ownerKey: OwnerKey;
  readonly currency: Currency;
  readonly reference?: string;
}

function transfer(kind: TransferKind, basics: Basics, entries: Entry[]): Transfer {
  const { reference = null, ...rest } = basics;
  return { ...rest, kind, reference, entries: entries.filter((entry) => entry.amount !== 0) };
}

/** Money comes in through the payment rail. */
export function depositTransfer(basics: Basics, amount: number): Transfer {
  return transfer('deposit', basics, [
    { account: houseAccount('deposits'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'available'), amount },
  ]);
}

/** Publishing sets money aside. */
export function reserveTransfer(basics: Basics, amount: number): Transfer {
  return transfer('reserve', basics, [
    { account: userAccount(basics.ownerKey, 'available'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'escrow'), amount },
  ]);
}

/** Slots that will not be done any more free what was set aside for them. */
export function releaseTransfer(basics: Basics, amount: number): Transfer {
  return transfer('release', basics, [
    { account: userAccount(basics.ownerKey, 'escrow'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'available'), amount },
  ]);
}

/** An approval pays the performer by way of transit, and the exchange its fee. */
export function approveTransfer(basics: Basics, rewardMinor: number): Transfer {
  return transfer('approve', basics, payEntries('escrow', basics.ownerKey, rewardMinor));
}

/** Approving what had been rejected takes the money from what is available again. */
export function overrideTransfer(basics: Basics, rewardMinor: number): Transfer {
  return transfer('override', basics, payEntries('available', basics.ownerKey, rewardMinor));
}

/** A rejection frees what was set aside for the assignment. */
export function rejectTransfer(basics: Basics, rewardMinor: number): Transfer {
  const amount = costFor(rewardMinor);
  return transfer('reject', basics, [
    { account: userAccount(basics.ownerKey, 'escrow'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'available'), amount },
  ]);
}

/** Surplus work is paid by the exchange, whose fault it is; no fee. */
export function surplusTransfer(basics: Basics, rewardMinor: number): Transfer {
  return transfer('surplus', basics, [
    { account: houseAccount('surplus'), amount: -rewardMinor },
    { account: houseAccount('transit'), amount: rewardMinor },
  ]);
}

/** The other half of an approval, on the performer's partition. */
export function creditTransfer(basics: Basics, amount: number): Transfer {
  return transfer('credit', basics, [
    { account: houseAccount('transit'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'available'), amount },
  ]);
}

/** Money goes out through the payment rail. */
export function payoutTransfer(basics: Basics, amount: number): Transfer {
  return transfer('payout', basics, [
    { account: userAccount(basics.ownerKey, 'available'), amount: -amount },
    { account: houseAccount('payouts'), amount },
  ]);
}

/** The payment rail refused: what was booked as paid out is the performer's again. */
export function payoutReturnTransfer(basics: Basics, amount: number): Transfer {
  return transfer('payout-return', basics, [
    { account: houseAccount('payouts'), amount: -amount },
    { account: userAccount(basics.ownerKey, 'available'), amount },
  ]);
}

function payEntries(from: 'available' | 'escrow', owner: OwnerKey, rewardMinor: number): Entry[] {
  return [
    { account: userAccount(owner, from), amount: -costFor(rewardMinor) },
    { account: houseAccount('transit'), amount: rewardMinor },
    { account: houseAccount('fees'), amount: feeFor(rewardMinor) },
  ];
}
