import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { Directory, NodeModule } from '@exchange/cluster';
import { ExchangeError, type Viewer } from '@exchange/kernel';
import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { OwnerGate } from './moves/owner-gate.ts';

interface ViewerHomeOptions {
  readonly role: NodeModule['name'];
  readonly directory: Pick<Directory, 'findHome' | 'refreshHome'>;
  serves(partitionId: string): boolean;
  readonly gate: OwnerGate;
}

/** Fields that are about other owners than the viewer, or about nobody. */
const fieldsForAnybody = new Set(['_entities', '_service', '__typename']);

/**
 * Refuses, before anything runs, operations of a viewer whose data lie elsewhere: USER_MOVED tells
 * the gateway to look the home up again. Entities belong to other users; the module that serves them
 * checks each owner. Mutations pass the gate of their user, who may be about to be blocked.
 */
export function requireViewerAtHome(
  options: ViewerHomeOptions,
  viewerOf: (context: object) => Viewer | null,
): ApolloServerPlugin<object> {
  return {
    requestDidStart() {
      let leave: (() => void) | null = null;
      return Promise.resolve({
        async didResolveOperation(request: GraphQLRequestContext<object>) {
          const viewer = viewerOf(request.contextValue);
          const { operation } = request;
          if (viewer === null || operation === undefined || isForAnybody(operation)) return;
          const ownerKey = viewer[options.role];
          if (ownerKey !== null && operation.operation === OperationTypeNode.MUTATION) {
            leave = await options.gate.enter(ownerKey);
          }
          await checkHome(options, viewer);
        },
        willSendResponse() {
          leave?.();
          return Promise.resolve();
        },
      });
    },
  };
}

export async function checkHome(
  options: Omit<ViewerHomeOptions, 'gate'>,
  viewer: Viewer,
): Promise<void> {
  const { directory, role, serves } = options;
  const ownerKey = viewer[role];
  if (ownerKey === null) return;
  const known = await directory.findHome(ownerKey);
  if (known !== null && serves(known.partitionId)) return;
  // This process may be the one that heard too late: look again before turning anybody away.
  const home = await directory.refreshHome(ownerKey);
  if (home !== null && serves(home.partitionId)) return;
  throw new ExchangeError('USER_MOVED', 'This user lives on another node (now).', {
    details: { ownerKey, epoch: home?.epoch ?? 0 },
  });
}

function isForAnybody(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && fieldsForAnybody.has(selection.name.value),
  );
}
