import type { ProcedureInput, ProcedureOutput } from '@exchange/cluster';
import { ExchangeError, ownerOf } from '@exchange/kernel';
import type { Repository } from '../repository.ts';
import { keepAsked } from './keep-asked.ts';

type Acquire = ProcedureInput<'acquire'>;
type Granted = ProcedureOutput<'acquire'>;
type Asker = Pick<Repository, 'partition' | 'nodes' | 'directory' | 'log'>;

interface CallOptions {
  readonly deadlineMs: number;
  readonly attempts: number;
}

/**
 * Asks for a grant, and for what of it has moved: leases without an end go along with their requester, so
 * that the partition that granted them does not name them any more, and nobody would ever give them back.
 * Homes are looked up after the first answer: whoever moves meanwhile is in it, or lives elsewhere by then.
 * Other leases end by themselves.
 */
export async function askAtEachHome(
  repository: Asker,
  input: Acquire,
  options: CallOptions,
  time: 'first' | 'again',
): Promise<Granted> {
  const ask = async (call: Acquire) =>
    keepAsked(await repository.nodes.call('acquire', call, options), call.wants);
  const granted = await ask(input);
  if (input.kind !== 'unlimited') return granted;
  const moved = await findMoved(repository, input, time);
  let all = granted;
  for (const call of moved) all = join(all, await answerOrNothing(repository, ask, call));
  return all;
}

/** The call to each other partition where requesters of wanted types live by now. */
async function findMoved({ directory }: Asker, input: Acquire, time: 'first' | 'again') {
  const homes = new Map<string, string>();
  for (const owner of new Set(input.wants.flatMap(({ typeId }) => ownerOf(typeId) ?? []))) {
    // What is remembered may be older than the answer that was lost.
    const home = await (time === 'first'
      ? directory.findHome(owner)
      : directory.refreshHome(owner));
    if (home !== null && home.partitionId !== input.partitionId) homes.set(owner, home.partitionId);
  }
  const elsewhere = input.wants.flatMap((want) => {
    const partitionId = homes.get(ownerOf(want.typeId) ?? '');
    return partitionId === undefined ? [] : [{ partitionId, want }];
  });
  return [...Map.groupBy(elsewhere, ({ partitionId }) => partitionId)].map(
    ([partitionId, group]): Acquire => ({
      ...input,
      partitionId,
      wants: group.map(({ want }) => want),
    }),
  );
}

/** A refusal for good takes nothing from what others granted; without an answer all is asked again. */
async function answerOrNothing(
  { partition, log }: Asker,
  ask: (call: Acquire) => Promise<Granted>,
  call: Acquire,
): Promise<Granted> {
  try {
    return await ask(call);
  } catch (error) {
    if (!(error instanceof ExchangeError) || error.retryable) throw error;
    log.warn(
      { partition: partition.id, from: call.partitionId, code: error.code, err: error },
      'a new home of requesters granted nothing',
    );
    return { types: [], leases: [], listed: [], shortages: [] };
  }
}

function join(one: Granted, other: Granted): Granted {
  return {
    types: [...one.types, ...other.types],
    leases: [...one.leases, ...other.leases],
    listed: [...one.listed, ...other.listed],
    shortages: [...one.shortages, ...other.shortages],
  };
}
