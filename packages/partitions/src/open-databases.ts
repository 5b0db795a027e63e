import { PrismaClient as DirectoryClient } from '@exchange/prisma/directory';
import { PrismaClient as PerformerClient } from '@exchange/prisma/performer';
import { PrismaClient as RequesterClient } from '@exchange/prisma/requester';
import type { OpenOptions, Partition } from './partition.ts';
import { openPartition } from './partition.ts';

export type Directory = Partition<DirectoryClient>;
export type RequesterPartition = Partition<RequesterClient>;
export type PerformerPartition = Partition<PerformerClient>;

export function openDirectory(options: OpenOptions): Directory {
  return openPartition({
    ...options,
    role: 'directory',
    makeClient: (adapter) => new DirectoryClient({ adapter }),
  });
}

export function openRequesterPartition(options: OpenOptions): RequesterPartition {
  return openPartition({
    ...options,
    role: 'requester',
    makeClient: (adapter) => new RequesterClient({ adapter }),
  });
}

export function openPerformerPartition(options: OpenOptions): PerformerPartition {
  return openPartition({
    ...options,
    role: 'performer',
    makeClient: (adapter) => new PerformerClient({ adapter }),
  });
}
