import type { Envelope, NodeServices, ProcedureOutput, Standing } from '@exchange/cluster';
import { findServed, findStandings, forbiddenMark, partitionOfRepository } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { z } from 'zod';
import { findHolders } from '../store/find-holders.ts';

type Failure = ProcedureOutput<'deliver'>['failed'][number];

/** In whose name a message speaks and which leases it uses up. */
interface Claim {
  readonly performerKey: string | null;
  readonly leaseIds: readonly string[];
  /** Partition that is to hold slots from here on. */
  readonly holder: string | null;
}

/** Whatever else is wrong with a message is found when it is read. */
const nameSchema = z.object({ performerKey: z.string() });
const workSchema = z.object({ leaseId: z.string() });
const releaseSchema = z.object({ leases: z.array(z.object({ leaseId: z.string() })) });
const splitSchema = releaseSchema.extend({ holder: z.string() });

/**
 * Takes out messages whose sender has no right to them: work counts only from the node where its
 * performer lives, and slots of a lease are used or given back only by the node that holds it. Work in
 * hand moves with its performer while its lease stays with a home before. Leases that are not known
 * (any more) give nobody anything, so they are left to those who apply the message.
 */
export async function checkSenders(
  services: Pick<NodeServices, 'directory' | 'log' | 'clock'>,
  partition: RequesterPartition,
  caller: string,
  messages: readonly Envelope[],
): Promise<{ readonly allowed: readonly Envelope[]; readonly failed: Failure[] }> {
  const { directory, clock, log } = services;
  const claims = messages.map(readClaim);
  const performers = claims.flatMap(({ performerKey }) => performerKey ?? []);
  const nowMs = clock.now().getTime();
  const standings = await findStandings(directory, caller, performers, nowMs);
  const holders = await findHolders(
    partition,
    claims.flatMap(({ leaseIds }) => leaseIds),
  );
  const named = claims.flatMap(({ holder }) => holder ?? []);
  const served = await findServed(directory, caller, [...holders.values(), ...named]);
  const formerHomes = new Map<string, ReadonlySet<string>>();
  for (const key of standings.keys()) {
    const formers = (await directory.findHome(key))?.formers ?? [];
    formerHomes.set(key, new Set(formers.map((former) => former.partitionId)));
  }

  const allowed: Envelope[] = [];
  const failed: Failure[] = [];
  messages.forEach((message, index) => {
    const claim = claims[index] ?? { performerKey: null, leaseIds: [], holder: null };
    const { performerKey, leaseIds } = claim;
    const formers = formerHomes.get(performerKey ?? '');
    const mayUse = (holder: string | undefined) =>
      holder === undefined ||
      served.has(holder) ||
      formers?.has(partitionOfRepository(holder)) === true;
    const problem = decideSender(claim, {
      standing: performerKey === null ? 'own' : (standings.get(performerKey) ?? 'foreign'),
      holdsLeases:
        leaseIds.every((id) => mayUse(holders.get(id))) &&
        (claim.holder === null || served.has(claim.holder)),
    });
    if (problem === null) allowed.push(message);
    else failed.push({ id: message.id, ...problem });
  });
  const forbidden = failed.filter(({ error }) => error.startsWith(forbiddenMark));
  if (forbidden.length > 0) {
    const ids = forbidden.slice(0, 10).map(({ id }) => id);
    log.warn(
      { audit: true, caller, partition: partition.id, count: forbidden.length, ids },
      'a node sent messages in another’s name',
    );
  }
  return { allowed, failed };
}

/** Why a message is not taken, or null when it may be read. */
export function decideSender(
  claim: Claim,
  rights: { readonly standing: Standing; readonly holdsLeases: boolean },
): Omit<Failure, 'id'> | null {
  if (rights.standing === 'moving') {
    return { error: 'The performer is being moved: send this again.', retryable: true };
  }
  if (rights.standing === 'foreign') {
    const error = `${forbiddenMark}: the performer does not live on the node that sent this.`;
    return { error, retryable: false };
  }
  if (rights.holdsLeases) return null;
  const what = claim.performerKey === null ? 'leases are' : 'lease is';
  return { error: `${forbiddenMark}: the ${what} held by another node.`, retryable: false };
}

/** Whoever a message of any kind names is whom it speaks for. */
function readClaim({ kind, payload }: Envelope): Claim {
  const name = nameSchema.safeParse(payload);
  const work = workSchema.safeParse(kind === 'submission.delivered' ? payload : null);
  const release = releaseSchema.safeParse(kind === 'lease.released' ? payload : null);
  const split = splitSchema.safeParse(kind === 'lease.split' ? payload : null);
  return {
    performerKey: name.success ? name.data.performerKey : null,
    leaseIds: [
      ...(work.success ? [work.data.leaseId] : []),
      ...(release.success ? release.data.leases.map(({ leaseId }) => leaseId) : []),
      ...(split.success ? split.data.leases.map(({ leaseId }) => leaseId) : []),
    ],
    holder: split.success ? split.data.holder : null,
  };
}
