import type { IncomingMessage } from 'node:http';
import { errorCodes, ExchangeError } from '@exchange/kernel';
import { decideHttpError, type Metrics, type NodeIdentity } from '@exchange/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { contractVersion } from '../contract/values.ts';
import { mayCall } from '../contract/callers.ts';
import type { ProcedureOutput } from '../contract/procedures.ts';
import { forbiddenMark } from './caller-rights.ts';
import { contractHeaders, contractPath, largestCallBytes } from './headers.ts';
import { isProcedureName, runProcedure, type FindHandlers } from './run-procedure.ts';
import { deadlineExceeded, withDeadline } from './with-deadline.ts';

export interface ContractServerOptions {
  /** Who calls, by the token in the headers. Throws UNAUTHENTICATED. */
  identify(request: IncomingMessage): NodeIdentity;
  readonly findHandlers: FindHandlers;
  /** Counts what callers had no right to. */
  readonly metrics?: Pick<Metrics, 'refused'>;
}

const longestDeadlineMs = 120_000;
const usualDeadlineMs = 5_000;

/** Answers the other nodes: `POST /internal/v1/<procedure>`, JSON in and out. */
export function registerContract(http: FastifyInstance, options: ContractServerOptions): void {
  const callers = new WeakMap<FastifyRequest, string>();

  http.register((scope, _options, done) => {
    // Before the body is read: a stranger costs a look at two headers.
    scope.addHook('onRequest', (request, _reply, next) => {
      try {
        callers.set(request, options.identify(request.raw).issuer);
        checkVersion(request.headers[contractHeaders.version]);
        readDeadlineMs(request);
        next();
      } catch (error) {
        next(error as Error);
      }
    });

    scope.setErrorHandler((error, request, reply) => {
      const shown = decideHttpError(error, request.id);
      if (shown.code === 'FORBIDDEN') options.metrics?.refused.inc({ code: shown.code });
      if (shown.code === 'INTERNAL') request.log.error({ err: error }, 'a call of a node failed');
      return reply.status(errorCodes[shown.code].status).send({ error: shown });
    });

    scope.post<{ Params: { procedure: string } }>(
      `${contractPath}/:procedure`,
      { bodyLimit: largestCallBytes },
      async (request) => {
        const name = request.params.procedure;
        if (!isProcedureName(name)) {
          throw new ExchangeError('NOT_FOUND', `There is no procedure "${name}".`);
        }
        const caller = callers.get(request) ?? '';
        if (!mayCall(name, caller)) {
          request.log.warn(
            { audit: true, caller, procedure: name },
            'a node asked as if a gateway',
          );
          throw new ExchangeError('FORBIDDEN', `Only gateways may call ${name}.`);
        }
        const meta = { requestId: request.id, caller };
        const output = await withDeadline(
          runProcedure(options.findHandlers, name, request.body, meta),
          readDeadlineMs(request),
        );
        options.metrics?.refused.inc({ code: 'FORBIDDEN' }, countForbidden(output));
        return output;
      },
    );
    done();
  });
}

/** Messages of a delivery that their sender had no right to send. */
function countForbidden(output: object): number {
  const { failed = [] } = output as Partial<ProcedureOutput<'deliver'>>;
  return failed.filter(({ error }) => error.startsWith(forbiddenMark)).length;
}

/** It passes when the older of both is replaced: until then callers wait, and take nothing for refused. */
function checkVersion(version: unknown): void {
  if (version === String(contractVersion)) return;
  throw new ExchangeError(
    'UNAVAILABLE',
    `This node speaks version ${contractVersion} of the contract between nodes and the caller ` +
      `${typeof version === 'string' ? `version ${version.slice(0, 20)}` : 'named none'}: ` +
      'run the same version of the program everywhere.',
  );
}

function readDeadlineMs(request: FastifyRequest): number {
  const given = request.headers[contractHeaders.deadline];
  if (given === undefined) return usualDeadlineMs;
  const left = Number(given);
  if (!Number.isFinite(left)) {
    throw new ExchangeError('BAD_USER_INPUT', 'The deadline must be a number of milliseconds.');
  }
  if (left <= 0) throw deadlineExceeded();
  return Math.min(left, longestDeadlineMs);
}
