import { randomUUID } from 'node:crypto';
import type { ProcedureInput, ProcedureOutput } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import type { Tx } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import {
  beginAcquire,
  dropAcquireAttempt,
  finishAcquire,
  listAcquireAttempts,
} from '../store/maintenance-runs.ts';
import { recallLeases } from '../store/give-back-stock.ts';
import { writeListed } from '../store/listed-types.ts';
import { findRecalled, takeArrivalTurn } from '../store/recalled-leases.ts';
import { writeGrants } from '../store/write-grants.ts';
import { askAtEachHome } from './ask-at-each-home.ts';

export type Want = ProcedureInput<'acquire'>['wants'][number];
type Granted = ProcedureOutput<'acquire'>;

export interface Pulled {
  readonly slots: number;
  /** Slots granted by type. */
  readonly byType: ReadonlyMap<string, number>;
  readonly shortages: Granted['shortages'];
  /** Why nothing could be asked; null when the requester partition answered. */
  readonly failure: string | null;
}

export interface PullCall {
  readonly deadlineMs: number;
  readonly attempts: number;
}

/** Nobody waits for what the maintenance pulls. */
const inBackground: PullCall = { deadlineMs: 10_000, attempts: 2 };
export const whileSomebodyWaits: PullCall = { deadlineMs: 3_000, attempts: 1 };
/** After this an attempt is given up: what it was granted, if anything, goes back by its end. */
const longestAttemptMs = 60 * 60 * 1_000;

/**
 * Acquires slots of one requester partition and puts them into stock. The attempt is recorded
 * before the call and deleted with what it brought, so that a crash in between does not leave slots
 * leased to us of which we know nothing.
 */
export async function pullSlots(
  repository: Repository,
  partitionId: string,
  wants: readonly Want[],
  call: PullCall = inBackground,
): Promise<Pulled> {
  const { partition, groupId, holder, supply } = repository;
  const input: ProcedureInput<'acquire'> = {
    partitionId,
    holder,
    grantId: `grant_${randomUUID()}`,
    kind: supply.grants,
    performerKey: null,
    leaseSeconds: supply.leaseSeconds,
    wants: [...wants],
  };
  const startedAt = partition.clock.now();
  await beginAcquire(partition, { grantId: input.grantId, partitionId, groupId, input, startedAt });
  return carryOut(repository, input, call);
}

export interface Repeated {
  readonly slots: number;
  /** Partitions that still do not answer. Nothing new is asked of them, so attempts cannot pile up. */
  readonly silent: ReadonlySet<string>;
}

/** Attempts that a crash or a failure interrupted: the requester answers with the same grant. */
export async function repeatInterruptedPulls(repository: Repository): Promise<Repeated> {
  const { partition, groupId } = repository;
  return repeatPulls(repository, await listAcquireAttempts(partition, groupId));
}

/**
 * The same for groups that are not kept any more, since what they were granted is held in their name.
 * What it brings lies unkept, and goes back as that does.
 */
export async function repeatUnkeptPulls(
  repository: Repository,
  kept: readonly string[],
): Promise<Repeated> {
  return repeatPulls(
    repository,
    await listAcquireAttempts(repository.partition, { notIn: [...kept] }),
  );
}

type Attempts = Awaited<ReturnType<typeof listAcquireAttempts>>;

async function repeatPulls(repository: Repository, attempts: Attempts): Promise<Repeated> {
  const { partition } = repository;
  const now = partition.clock.now().getTime();
  const silent = new Set<string>();
  const pulls = await Promise.all(
    attempts.map(async ({ groupId, partitionId, startedAt, ...attempt }) => {
      const input = attempt.input as unknown as ProcedureInput<'acquire'>;
      const pulled = await carryOut({ ...repository, groupId }, input, inBackground, 'again');
      if (pulled.failure === null) return pulled.slots;
      silent.add(partitionId);
      // What may have been lent without an end would be leased to nobody for ever.
      if (input.kind !== 'unlimited' && now - startedAt.getTime() > longestAttemptMs) {
        await dropAcquireAttempt(partition, input.grantId);
      }
      return 0;
    }),
  );
  return { slots: pulls.reduce((sum, slots) => sum + slots, 0), silent };
}

/** What was recalled while its grant was on the way goes back at once. Returns the slots that stay. */
async function takeIntoStock(tx: Tx, groupId: string, granted: Granted): Promise<number> {
  const at = tx.clock.pinned();
  const leaseIds = granted.leases.map(({ leaseId }) => leaseId);
  await takeArrivalTurn(tx);
  const slots = await writeGrants(tx, granted, { groupId }, at);
  const recalled = await findRecalled(tx, leaseIds);
  if (recalled.length === 0) return slots;
  const back = await recallLeases(tx, recalled, at);
  return slots - back.slots;
}

async function carryOut(
  repository: Repository,
  input: ProcedureInput<'acquire'>,
  call: PullCall,
  time: 'first' | 'again' = 'first',
): Promise<Pulled> {
  const { partition, groupId, types, log } = repository;
  let granted: Granted;
  try {
    granted = await askAtEachHome(repository, input, call, time);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    log.warn(
      { partition: partition.id, from: input.partitionId, code: error.code, err: error },
      'nothing was acquired',
    );
    // The partition may have granted before it went away, or went over to another node: the attempt
    // stays and is repeated. When it says no, it has granted nothing.
    if (!error.retryable) await dropAcquireAttempt(partition, input.grantId);
    return { slots: 0, byType: new Map(), shortages: [], failure: error.code };
  }
  const slots = await partition.transact(async (tx) => {
    const isFirst = await finishAcquire(tx, input.grantId);
    if (!isFirst) return 0;
    await writeListed(tx, groupId, input.partitionId, granted.listed, tx.clock.pinned());
    return takeIntoStock(tx, groupId, granted);
  });
  types.forget(granted.types.map((type) => type.typeId));
  const byType = new Map<string, number>();
  for (const one of [...granted.leases, ...granted.listed]) {
    byType.set(one.typeId, (byType.get(one.typeId) ?? 0) + one.slots);
  }
  const listed = granted.listed.reduce((sum, one) => sum + one.slots, 0);
  return { slots: slots + listed, byType, shortages: granted.shortages, failure: null };
}
