import { signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { setOperator } from '../../scripts/lib/set-operator.ts';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { partitionUrl } from './databases.ts';
import { untilAnswered } from './patience.ts';

export type MoveLine = {
  readonly id: string;
  readonly ownerKey: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly error: string | null;
};

const ignore = () => undefined;
const fields = 'id ownerKey from to state error';

export async function addOperator(cluster: RunningCluster): Promise<Api> {
  const email = 'operator@example.org';
  const person = { name: 'operator', email, password: 'password of the operator' };
  const session = await signUp(cluster.gatewayUrl, person);
  await setOperator(partitionUrl(cluster, 'directory'), email, true);
  return session;
}

/** Starts the move of one user; fails with the words of a refusal. */
export async function startMove(operator: Api, ownerKey: string, to: string): Promise<MoveLine> {
  const { startMoves: outcome } = await untilAnswered(
    () =>
      operator.graphql<{
        startMoves: { __typename: string; message?: string; moves?: MoveLine[] };
      }>(
        `mutation Start($input: StartMovesInput!) {
          startMoves(input: $input) {
            __typename
            ... on StartMovesSuccess { moves { ${fields} } }
            ... on UserError { message }
          }
        }`,
        { input: { ownerKeys: [ownerKey], to, reason: 'a test of crashes' } },
      ),
    ignore,
  );
  const [move] = outcome.moves ?? [];
  if (move === undefined) throw new Error(`${outcome.__typename}: ${outcome.message ?? ''}`);
  return move;
}

export async function readMove(operator: Api, id: string): Promise<MoveLine> {
  const { cluster } = await untilAnswered(
    () =>
      operator.graphql<{ cluster: { move: MoveLine | null } }>(
        `query Move($id: ID!) { cluster { move(id: $id) { ${fields} } } }`,
        { id },
      ),
    ignore,
  );
  if (cluster.move === null) throw new Error(`there is no move ${id}`);
  return cluster.move;
}
