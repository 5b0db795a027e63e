import type { TestUser } from './exchange-users.ts';
import type { NodeGraphQL, Variables } from './node-graphql.ts';

/** A user at work: asks the node of their home and fails loudly when it answers with errors. */
export interface Actor {
  readonly user: TestUser;
  requester<Data = Record<string, never>>(query: string, variables?: Variables): Promise<Data>;
  performer<Data = Record<string, never>>(query: string, variables?: Variables): Promise<Data>;
}

export function actAs(graphql: NodeGraphQL, user: TestUser): Actor {
  async function ask<Data>(
    role: 'requester' | 'performer',
    query: string,
    variables?: Variables,
  ): Promise<Data> {
    const answer = await graphql.ask(user, role, query, variables);
    if (answer.errors !== undefined || answer.data === undefined || answer.data === null) {
      throw new Error(`${user.name} was answered: ${JSON.stringify(answer)}`);
    }
    return answer.data as Data;
  }
  return {
    user,
    requester: (query, variables) => ask('requester', query, variables),
    performer: (query, variables) => ask('performer', query, variables),
  };
}
