import type { GraphQLDataSource } from '@apollo/gateway';
import type { ClusterDirectory, ServingNode } from '@exchange/cluster';
import { ExchangeError, type OwnerKey } from '@exchange/kernel';
import type { GatewayContext } from '../graphql/gateway-context.ts';
import { createFetchDescriber } from './describe-fetch.ts';
import { fetchEntities, type Representation } from './fetch-entities.ts';
import { isBrokenConnection, type NodeTransport, type SubgraphName } from './node-transport.ts';
import { findSettledHome } from './settled-home.ts';
import { codeOf, type SubgraphAnswer, type SubgraphError } from './subgraph-answer.ts';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

const describeFetch = createFetchDescriber();
/** A user may move on, or back, while they are looked for. */
const mostHomes = 4;

export interface RoutingServices {
  readonly directory: Pick<
    ClusterDirectory,
    'findHome' | 'refreshHome' | 'requireNode' | 'forgetNode'
  >;
  readonly transport: NodeTransport;
}

/**
 * Sends each fetch of one subgraph to the node that owns what it asks for: root fields to the home
 * of the viewer's role, `_entities` split by the owners of the representations. A node that no
 * longer serves an owner says USER_MOVED; then the placement is read anew and the node asked again,
 * so that a stale placement costs a round trip and nobody sees it. Writes of a user whose home is
 * being switched wait until it is.
 */
export class NodeDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #subgraph: SubgraphName;
  readonly #services: RoutingServices;

  constructor(subgraph: SubgraphName, services: RoutingServices) {
    this.#subgraph = subgraph;
    this.#services = services;
  }

  async process(options: ProcessOptions): Promise<Response> {
    const context = options.context as GatewayContext;
    if (context.identity === null) throw notSignedIn();
    const { query, variables, operationName } = options.request;
    const { isQuery, isForEntities, hasOneEffect } = describeFetch(query ?? '');
    const post = (node: ServingNode, change: object): Promise<SubgraphAnswer> => {
      const body = JSON.stringify({ query, operationName, variables: { ...variables, ...change } });
      return this.#post(node, body, context, isQuery);
    };
    const representations: unknown = variables?.['representations'];
    const answer =
      isForEntities && Array.isArray(representations)
        ? await fetchEntities(
            { role: this.#subgraph, directory: this.#services.directory, post },
            representations as Representation[],
          )
        : await this.#fetchRoot(context, (node) => post(node, {}), { isQuery, hasOneEffect });
    return answer;
  }

  async #fetchRoot(
    context: GatewayContext,
    post: (node: ServingNode) => Promise<SubgraphAnswer>,
    shape: { readonly isQuery: boolean; readonly hasOneEffect: boolean },
  ): Promise<SubgraphAnswer> {
    const { directory } = this.#services;
    const owner = await requireOwner(context, this.#subgraph);
    let home = shape.isQuery
      ? ((await directory.findHome(owner)) ?? (await directory.refreshHome(owner)))
      : await findSettledHome(directory, owner, context.endsAt);
    for (let attempt = 1; ; attempt += 1) {
      if (home === null) throw notOpen(this.#subgraph);
      const answer = await post(await directory.requireNode(home.partitionId)).catch(orMoved);
      if (!mayAskAgain(answer, shape) || attempt === mostHomes) return answer;
      directory.forgetNode(home.partitionId);
      home = await directory.refreshHome(owner);
    }
  }

  async #post(
    node: ServingNode,
    body: string,
    context: GatewayContext,
    isQuery: boolean,
  ): Promise<SubgraphAnswer> {
    const { directory, transport } = this.#services;
    try {
      return await transport.post(node, this.#subgraph, body, context);
    } catch (error) {
      if (error instanceof ExchangeError && error.code === 'UNAVAILABLE') {
        directory.forgetNode(node.partitionId);
        // A kept connection that the node closed meanwhile. A mutation may have been done already.
        if (isQuery && isBrokenConnection(error)) {
          return transport.post(node, this.#subgraph, body, context);
        }
      }
      throw error;
    }
  }
}

async function requireOwner(context: GatewayContext, role: SubgraphName): Promise<OwnerKey> {
  const owner =
    context.identity?.viewer[role] ?? (await context.identifyAnew())?.viewer[role] ?? null;
  if (owner === null) throw notOpen(role);
  return owner;
}

function notSignedIn(): ExchangeError {
  return new ExchangeError('UNAUTHENTICATED', 'Sign in, or send an API key.');
}

function notOpen(role: SubgraphName): ExchangeError {
  return new ExchangeError('FORBIDDEN', `Open the ${role} role first.`, { details: { role } });
}

/** A refusal with a status of its own reads like one inside an answer. */
function orMoved(error: unknown): SubgraphAnswer {
  if (!(error instanceof ExchangeError) || error.code !== 'USER_MOVED') throw error;
  return { data: null, errors: [{ message: error.message, extensions: { code: error.code } }] };
}

/**
 * The user lives elsewhere, and asking again is safe. A query always is: its fields may have been read
 * on both sides of the switch, some before it and some refused after it. A mutation is when it did
 * nothing and only for that reason; of several in one request the first may have been done before a
 * later one was refused.
 */
function mayAskAgain(
  { data, errors }: SubgraphAnswer,
  shape: { readonly isQuery: boolean; readonly hasOneEffect: boolean },
): boolean {
  const isMoved = (error: SubgraphError): boolean => codeOf(error) === 'USER_MOVED';
  if (shape.isQuery) return errors.some(isMoved);
  return (
    errors.length > 0 &&
    errors.every(isMoved) &&
    Object.values(data ?? {}).every((value) => value === null) &&
    (shape.hasOneEffect || errors.every((error) => error.path === undefined))
  );
}
