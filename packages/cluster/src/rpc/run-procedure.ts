import { ExchangeError } from '@exchange/kernel';
import type { z } from 'zod';
import {
  procedures,
  type ProcedureHandlers,
  type ProcedureName,
  type ProcedureOutput,
} from '../contract/procedures.ts';

export interface CallMeta {
  readonly requestId: string;
  readonly caller: string;
}

/** The procedures that this process answers for a partition, or null when it does not serve it. */
export type FindHandlers = (partitionId: string) => ProcedureHandlers | null;

type AnyHandler = (call: unknown, meta: CallMeta) => Promise<unknown>;

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(procedures, name);
}

/**
 * Checks the input, runs the handler of the partition that it names, checks the output.
 *
 * @throws ExchangeError BAD_USER_INPUT, USER_MOVED, NOT_FOUND or what the handler throws
 */
export async function runProcedure<P extends ProcedureName>(
  findHandlers: FindHandlers,
  name: P,
  input: unknown,
  meta: CallMeta,
): Promise<ProcedureOutput<P>> {
  const parsed = procedures[name].input.safeParse(input);
  if (!parsed.success) throw describeProblem(name, parsed.error);
  const { partitionId } = parsed.data;
  const handlers = findHandlers(partitionId);
  if (handlers === null) {
    throw new ExchangeError('USER_MOVED', 'This node does not serve that partition (any more).', {
      details: { partitionId },
    });
  }
  // The name ties handler, input and output together; TypeScript cannot follow that through a union.
  const handler = handlers[name] as AnyHandler | undefined;
  if (handler === undefined) {
    throw new ExchangeError('NOT_FOUND', `The partition ${partitionId} does not answer ${name}.`);
  }
  const output: unknown = await handler(parsed.data, meta);
  return procedures[name].output.parse(output) as ProcedureOutput<P>;
}

function describeProblem(name: string, error: z.ZodError): ExchangeError {
  const [issue] = error.issues;
  const where = issue === undefined ? '' : ` at ${issue.path.map(String).join('.') || 'the top'}`;
  const what = issue?.message ?? 'not acceptable';
  return new ExchangeError('BAD_USER_INPUT', `The input of ${name} is wrong${where}: ${what}.`);
}
