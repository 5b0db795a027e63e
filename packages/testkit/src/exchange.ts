export { createExchangeDatabases } from './exchange/exchange-config.ts';
export type { ExchangeDatabases, ExchangeShape } from './exchange/exchange-config.ts';
