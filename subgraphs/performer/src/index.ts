export { createPerformerModule } from './module.ts';
export type { PerformerContext } from './context.ts';
export type { PaymentRail, PayoutAnswer, PayoutOrder } from './domain/payment-rail.ts';
