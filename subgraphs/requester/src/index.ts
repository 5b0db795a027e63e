export type { RequesterContext } from './context.ts';
export { createRequesterModule } from './module.ts';
export type { Payment, PaymentRail } from './payments/payment-rail.ts';
export { testRail } from './payments/test-rail.ts';
