import type { ApolloServerPlugin } from '@apollo/server';
import { ExchangeError } from '@exchange/kernel';
import type { FastifyInstance } from 'fastify';
import {
  Kind,
  OperationTypeNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { authPath } from '../auth/create-auth.ts';
import type { GatewayContext } from '../graphql/gateway-context.ts';
import type { MaintenanceWatch } from './watch-maintenance.ts';

type Watch = Pick<MaintenanceWatch, 'current'>;

/**
 * Routes that are asked with a body and yet change nothing of anybody's: what shows tasks and previews, and
 * sessions, so that operators get in and whoever lost a device can end its session. Of GraphQL the mutations
 * are looked at one by one.
 */
const harmlessRoutes: ReadonlySet<string> = new Set([
  '/graphql',
  ...[
    'sign-in/email',
    'sign-out',
    'change-password',
    'revoke-sessions',
    'revoke-other-sessions',
  ].map((path) => `${authPath}/${path}`),
  '/api/task-frames',
  '/api/task-pages',
  '/api/batches/:id/review/preview',
]);
const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** In maintenance, refuses every mutation but those of operators, who have to end it. */
export function refuseMutations(
  watch: Watch,
  forOperators: ReadonlySet<string>,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ operation, document }) {
          if (operation?.operation !== OperationTypeNode.MUTATION || !watch.current().on)
            return Promise.resolve();
          const fragments = new Map(
            document.definitions.flatMap((definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION
                ? [[definition.name.value, definition] as const]
                : [],
            ),
          );
          const names = listFields(operation.selectionSet, fragments);
          if (names.some((name) => !forOperators.has(name))) refuse(watch);
          return Promise.resolve();
        },
      }),
  };
}

/** The same for whatever else changes something: uploads, files, reviews, sign-ups. */
export function refuseChangingRequests(scope: FastifyInstance, watch: Watch): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    const isHarmless =
      readingMethods.has(request.method) || harmlessRoutes.has(request.routeOptions.url ?? '');
    if (!isHarmless && watch.current().on) refuse(watch);
    done();
  });
}

function refuse(watch: Watch): never {
  throw new ExchangeError('UNAVAILABLE', watch.current().message, {
    details: { maintenance: true },
  });
}

/** Validation has seen to it that fragments do not go round in circles. */
function listFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' ? [] : [selection.name.value];
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    return inner === undefined ? [] : listFields(inner, fragments);
  });
}
