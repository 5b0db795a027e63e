import { queryOptions } from '@tanstack/react-query';
import type { Role } from '#lib/auth/viewer.ts';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RequesterObjectsDocument = graphql(`
  query PaletteRequester {
    batches(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
    taskTypes(first: 100) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`);

const PerformerObjectsDocument = graphql(`
  query PalettePerformer {
    feed(first: 50) {
      edges {
        node {
          typeId
          title
        }
      }
    }
    queue {
      assignments {
        id
        title
      }
    }
  }
`);

const OperatorObjectsDocument = graphql(`
  query PaletteOperator {
    cluster {
      partitions {
        id
        role
      }
    }
  }
`);

/** Something with a page of its own. */
export interface PaletteObject {
  readonly id: string;
  readonly name: string;
  /** What it is, in a word. */
  readonly kind: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

async function findRequesterObjects(): Promise<PaletteObject[]> {
  const { batches, taskTypes } = await request(RequesterObjectsDocument);
  return [
    ...batches.edges.map(({ node: { id, name } }) => ({
      id,
      name,
      kind: 'Batch',
      to: `/batches/${id}`,
    })),
    ...taskTypes.edges.map(({ node: { id, title } }) => ({
      id,
      name: title,
      kind: 'Task type',
      to: `/types/${id}`,
    })),
  ];
}

async function findPerformerObjects(): Promise<PaletteObject[]> {
  const { feed, queue } = await request(PerformerObjectsDocument);
  return [
    ...queue.assignments.map(({ id, title }) => ({
      id,
      name: title,
      kind: 'In your queue',
      to: `/do/${id}`,
    })),
    ...feed.edges.map(({ node: { typeId, title } }) => ({
      id: typeId,
      name: title,
      kind: 'Work',
      to: `/tasks/${typeId}`,
    })),
  ];
}

async function findOperatorObjects(): Promise<PaletteObject[]> {
  const { cluster } = await request(OperatorObjectsDocument);
  return cluster.partitions.map(({ id, role }) => ({
    id,
    name: `Partition ${id}`,
    kind: role,
    to: '/ops/partitions',
    search: { partition: id },
  }));
}

/** What the palette finds by name, for the role that is worn. */
export function paletteObjectsOptions(role: Role | null) {
  return queryOptions({
    queryKey: ['palette', role],
    queryFn: () => {
      if (role === 'REQUESTER') return findRequesterObjects();
      if (role === 'PERFORMER') return findPerformerObjects();
      return role === 'OPERATOR' ? findOperatorObjects() : [];
    },
    staleTime: 30_000,
  });
}
