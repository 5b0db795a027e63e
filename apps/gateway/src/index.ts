export type { RunningGateway, StartGatewayOptions } from './start-gateway.ts';
export { startGateway } from './start-gateway.ts';
