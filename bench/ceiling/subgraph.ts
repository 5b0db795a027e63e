// The smallest subgraph there is: one field that does nothing, behind the same server as ours.
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify from 'fastify';
import { subgraphTypes } from './supergraph.ts';

const app = fastify();
const server = new ApolloServer({
  schema: buildSubgraphSchema({
    typeDefs: subgraphTypes,
    resolvers: { Query: { noop: () => 'done' }, Mutation: { noop: () => 'done' } },
  }),
  plugins: [fastifyApolloDrainPlugin(app)],
});
await server.start();
await app.register(fastifyApollo(server));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
