import { connectWithKey, signUp } from '../../scripts/lib/api-account.ts';
import type { Api } from '../../scripts/lib/api-client.ts';
import { setOperator } from '../../scripts/lib/set-operator.ts';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { partitionUrl } from './databases.ts';

/** Makes an account an operator; returns the API with a key of its own. */
export async function addOperator(cluster: RunningCluster): Promise<Api> {
  const person = {
    name: 'operator',
    email: 'operator@example.org',
    password: 'password of operator',
  };
  const session = await signUp(cluster.gatewayUrl, person);
  await setOperator(partitionUrl(cluster, 'directory'), person.email, true);
  return connectWithKey(session, 'operate', ['operator:read', 'operator:write']);
}
