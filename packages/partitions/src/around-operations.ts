interface Extendable {
  $extends(extension: object): unknown;
}

interface Operation {
  readonly args: unknown;
  readonly query: (args: unknown) => Promise<unknown>;
}

/** A Prisma client of the same shape whose every operation runs within `around`. */
export function aroundOperations<Client>(
  client: Client,
  around: (work: () => Promise<unknown>) => Promise<unknown>,
): Client {
  return (client as Extendable).$extends({
    query: { $allOperations: ({ args, query }: Operation) => around(() => query(args)) },
  }) as Client;
}
