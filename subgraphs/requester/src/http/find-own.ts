import type { NodeModule } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import { requireRequester } from '../access.ts';
import { isPlausibleId } from '../domain/check-input.ts';
import type { Homes } from '../homes.ts';

type RegisterRoutes = NonNullable<NodeModule['registerRoutes']>;
export type Http = Parameters<RegisterRoutes>[0];
export type Authenticate = Parameters<RegisterRoutes>[1];
export type Headers = Parameters<Authenticate>[0];

/** Where the batch of a request is, which the viewer must be the owner of. */
export async function findOwner(
  homes: Homes,
  viewer: Viewer,
  access: 'read' | 'write',
  batchId: string,
) {
  const ownerKey = requireRequester(viewer, access);
  if (!isPlausibleId(batchId)) throw noSuchBatch();
  return { ownerKey, partition: await homes.requirePartition(ownerKey) };
}

/** The viewer's own batch with its type. */
export async function findOwnBatch(
  homes: Homes,
  viewer: Viewer,
  access: 'read' | 'write',
  id: string,
) {
  const { ownerKey, partition } = await findOwner(homes, viewer, access, id);
  const batch = await partition.db.batch.findFirst({
    where: { id, ownerKey },
    include: { type: true },
  });
  if (batch === null) throw noSuchBatch();
  return { ownerKey, partition, batch };
}

/** Somebody else's batch and one that never was look the same. */
export function noSuchBatch(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'There is no such batch, or it is not yours.');
}
