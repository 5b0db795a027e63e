// A gateway as its makers ship it: no authentication, no limits, no routing. `node gateway.ts <subgraph url>`
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify from 'fastify';
import { composeCeiling } from './supergraph.ts';

const [, , subgraph = ''] = process.argv;
const app = fastify();
const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: composeCeiling(`${subgraph}/graphql`) }),
  plugins: [fastifyApolloDrainPlugin(app)],
});
await server.start();
await app.register(fastifyApollo(server));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
