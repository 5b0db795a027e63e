import type { GraphQLDataSource } from '@apollo/gateway';
import {
  execute,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { ExchangeError } from '@exchange/kernel';
import type { GatewayContext } from '../graphql/gateway-context.ts';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * The directory subgraph, in this process. Unlike Apollo's own local data source it neither parses
 * nor validates again what the query planner made.
 */
export class DirectoryDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #schema: GraphQLSchema;
  readonly #afterMutation: (context: GatewayContext) => void;

  constructor(schema: GraphQLSchema, afterMutation: (context: GatewayContext) => void) {
    this.#schema = schema;
    this.#afterMutation = afterMutation;
  }

  async process(options: ProcessOptions): Promise<Response> {
    const context = options.context as GatewayContext;
    const document = documentOf(options);
    const result = await beforeDeadline(
      Promise.resolve(
        execute({
          schema: this.#schema,
          document,
          variableValues: options.request.variables ?? {},
          operationName: options.request.operationName,
          contextValue: context,
        }),
      ),
      context.endsAt,
    );
    if (isMutation(document)) {
      this.#afterMutation(context);
    }
    return result as Response;
  }
}

function isMutation({ definitions: [operation] }: DocumentNode): boolean {
  return (
    operation?.kind === Kind.OPERATION_DEFINITION &&
    operation.operation === OperationTypeNode.MUTATION
  );
}

function documentOf(options: ProcessOptions): DocumentNode {
  const planned = 'document' in options ? options.document : undefined;
  return planned ?? parse(options.request.query ?? '');
}

async function beforeDeadline<T>(work: Promise<T>, endsAt: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        reject(new ExchangeError('DEADLINE_EXCEEDED', 'This took too long. Try again shortly.'));
      },
      Math.max(0, endsAt - performance.now()),
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
