import { ok } from '@exchange/kernel';
import type { PaymentRail } from './payment-rail.ts';

/** Takes no real money: every payment succeeds at once. */
export const testRail: PaymentRail = {
  name: 'test',
  collect: ({ idempotencyKey }) => Promise.resolve(ok({ reference: `test:${idempotencyKey}` })),
};
