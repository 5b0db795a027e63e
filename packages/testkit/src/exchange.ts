export type { Actor } from './exchange/actor.ts';
export { createExchangeDatabases } from './exchange/exchange-config.ts';
export type { ExchangeDatabases, ExchangeShape } from './exchange/exchange-config.ts';
export { signUpAtGateway } from './exchange/gateway-client.ts';
export type { GatewayClient } from './exchange/gateway-client.ts';
export type { SignUpOptions, TestUser } from './exchange/exchange-users.ts';
export type { GraphQLAnswer, NodeGraphQL } from './exchange/node-graphql.ts';
export { startExchange } from './exchange/start-exchange.ts';
export type { StartExchangeOptions, TestExchange } from './exchange/start-exchange.ts';
