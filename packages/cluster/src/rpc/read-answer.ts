import { ExchangeError, isErrorCode } from '@exchange/kernel';
import { z } from 'zod';
import { procedures, type ProcedureName, type ProcedureOutput } from '../contract/procedures.ts';
import type { HttpAnswer } from './http-post.ts';

const failureSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
  }),
});

/** What the node answered; throws what it threw. */
export function readAnswer<P extends ProcedureName>(
  procedure: P,
  answer: HttpAnswer,
): ProcedureOutput<P> {
  if (answer.status === 200) {
    const output = procedures[procedure].output.safeParse(answer.body);
    if (output.success) return output.data as ProcedureOutput<P>;
    throw new Error(`A node answered ${procedure} in another form than agreed.`, {
      cause: output.error,
    });
  }
  const failure = failureSchema.safeParse(answer.body);
  if (!failure.success || !isErrorCode(failure.data.error.code)) {
    throw new ExchangeError(
      'UNAVAILABLE',
      'A part of the exchange gave no proper answer. Try again shortly.',
    );
  }
  const { code, message, details } = failure.data.error;
  throw new ExchangeError(code, message, { details });
}
