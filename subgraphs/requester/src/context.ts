import type { NodeServices, RequestInfo } from '@exchange/cluster';
import type { OwnerKey, Viewer } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { Access } from './access.ts';
import { requireRequester } from './access.ts';
import type { Homes } from './homes.ts';
import type { Loaders } from './loaders.ts';
import { createLoaders } from './loaders.ts';
import type { PaymentRail } from './payments/payment-rail.ts';

/** What resolvers work with, made for each request. */
export interface RequesterContext {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly services: NodeServices;
  readonly rail: PaymentRail;
  readonly loaders: Loaders;
  /** The viewer as a requester, where they live. Throws when they may not. */
  requireSelf(access: Access): Promise<Self>;
  /** The partition of an owner that this node serves. */
  requirePartition(ownerKey: OwnerKey): Promise<RequesterPartition>;
}

export interface Self {
  readonly ownerKey: OwnerKey;
  readonly partition: RequesterPartition;
}

export function createContext(
  services: NodeServices,
  homes: Homes,
  rail: PaymentRail,
  request: RequestInfo,
): RequesterContext {
  return {
    viewer: request.viewer,
    requestId: request.requestId,
    services,
    rail,
    loaders: createLoaders(homes),
    async requireSelf(access) {
      const ownerKey = requireRequester(request.viewer, access);
      return { ownerKey, partition: await homes.requirePartition(ownerKey) };
    },
    requirePartition: (ownerKey) => homes.requirePartition(ownerKey),
  };
}
