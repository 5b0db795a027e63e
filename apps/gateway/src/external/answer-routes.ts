import type { Clock } from '@exchange/kernel';
import { errorCodes, ExchangeError } from '@exchange/kernel';
import { isSubmitPath, parseFormBody, readSubmission } from '@exchange/templates';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { FrameAddresses } from './frame-address.ts';
import type { PageTask, PageTokens } from './page-token.ts';
import { framePage, framePolicy, wordPage, wordPolicy } from './small-pages.ts';
import { submitAs } from './submit-as.ts';
import { findTaskState } from './task-state.ts';

export interface AnswerServices {
  readonly tokens: PageTokens;
  readonly frameAddresses: FrameAddresses;
  readonly clock: Clock;
  readonly ask: AskAs;
  /** Acts as an account: used with what a token allows and nothing else. */
  readonly actAs: AskAs;
  readonly isTrustedOrigin: (origin: string) => boolean;
  /** Counts a request against its account; throws when there are too many. */
  readonly count: (accountId: string) => void;
}

type WithToken = FastifyRequest<{ Params: { token: string } }>;

const longestBody = 4 * 1024 * 1024;

/**
 * What requesters' own pages and their servers reach, on the sandbox's origins: the frame around a
 * page, the place where forms are posted, and what a server may ask. All of it goes by the token
 * alone; nothing here sets or reads a cookie, so it may be called from anywhere.
 */
export function addAnswerRoutes(app: FastifyInstance, services: AnswerServices): void {
  app.get<{ Querystring: Record<string, unknown> }>('/page', (request, reply) => {
    const page = services.frameAddresses.read(request.query, services.clock.now().getTime());
    if (page === null || !services.isTrustedOrigin(page.app)) throw gone();
    const own = `${request.protocol}://${request.host}`;
    return reply
      .header('content-security-policy', framePolicy(page, own))
      .type('text/html; charset=utf-8')
      .send(framePage(page));
  });

  // A page may also send the browser here: the answer is in the query then. Browsers that only look
  // ahead must not hand in, so it takes no HEAD and no prefetch.
  app.get<{ Params: { token: string } }>(
    '/x/:token/*',
    { exposeHeadRoute: false },
    (request, reply) => {
      if (String(request.headers['sec-purpose'] ?? '').includes('prefetch')) throw gone();
      const { search } = new URL(request.url, 'http://sandbox');
      return takeForm(services, request, reply, search.slice(1));
    },
  );
  app.post<{ Params: { token: string } }>('/x/:token/*', (request, reply) =>
    takeForm(services, request, reply, typeof request.body === 'string' ? request.body : ''),
  );

  app.register((scope, _options, done) => {
    scope.addHook('onRequest', (_request, reply, next) => {
      reply
        .header('access-control-allow-origin', '*')
        .header('access-control-allow-headers', 'content-type');
      next();
    });
    scope.setErrorHandler((error, _request, reply) => {
      const known = error instanceof ExchangeError && error.code !== 'INTERNAL' ? error : null;
      const message = known?.message ?? 'It did not work. Try again.';
      const code = known?.code ?? 'INTERNAL';
      return reply.status(errorCodes[code].status).send({ error: { code, message } });
    });
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: longestBody },
      scope.getDefaultJsonParser('error', 'error'),
    );
    scope.get<{ Params: { token: string } }>('/x/:token/state', async (request) => {
      const task = await requireTask(services, request);
      return findTaskState(services.ask, task, services.clock);
    });
    scope.options('/x/:token/answer', (_request, reply) => reply.status(204).send());
    scope.post<{ Params: { token: string } }>('/x/:token/answer', async (request, reply) => {
      const task = await requireTask(services, request);
      const { answer } = (request.body ?? {}) as { readonly answer?: unknown };
      if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
        throw new ExchangeError('BAD_USER_INPUT', 'Send {"answer": {…}} with texts by name.');
      }
      const handed = await submitAs(services.actAs, task, answer as Record<string, unknown>);
      if (handed.kind === 'handed-in') return { status: 'SUBMITTED' };
      const { kind: _kind, ...error } = handed;
      const code = handed.kind === 'over' ? 'CONFLICT' : 'BAD_USER_INPUT';
      return reply.status(code === 'CONFLICT' ? 409 : 400).send({ error: { code, ...error } });
    });
    done();
  });
}

async function takeForm(
  services: AnswerServices,
  request: WithToken,
  reply: FastifyReply,
  fields: string,
): Promise<FastifyReply> {
  const { token } = request.params;
  const path = new URL(request.url, 'http://sandbox').pathname;
  if (!isSubmitPath(path.slice(`/x/${token}`.length))) throw gone();
  const tell = (status: number, title: string, message: string) =>
    reply
      .status(status)
      .header('content-security-policy', wordPolicy)
      .type('text/html; charset=utf-8')
      .send(wordPage(title, message));
  if (token === 'preview') {
    return tell(200, 'This is a preview', 'Nothing was handed in: accept the task to do it.');
  }
  const task = await services.tokens.read(token);
  if (task === null) {
    return tell(400, 'Not handed in', 'This task is over, or its address was changed.');
  }
  services.count(task.accountId);
  const read = readSubmission(parseFormBody(fields));
  if (!read.ok) return tell(400, 'Not handed in', read.error.message);
  const { answer: given, assignmentId } = read.value;
  if (assignmentId !== undefined && assignmentId !== task.names.assignmentId) {
    return tell(400, 'Not handed in', 'The form is that of another assignment.');
  }
  const { exchangeToken: _token, ...answer } = given;
  try {
    const handed = await submitAs(services.actAs, task, answer);
    if (handed.kind === 'handed-in') {
      return await tell(200, 'Handed in', 'Thank you. You can go back to the exchange.');
    }
    const problems = handed.kind === 'invalid' ? handed.problems : [];
    const message = [handed.message, ...problems.map((one) => `${one.field}: ${one.message}`)];
    return await tell(handed.kind === 'over' ? 409 : 400, 'Not handed in', message.join(' '));
  } catch (error) {
    if (error instanceof ExchangeError && error.code !== 'INTERNAL') {
      return tell(errorCodes[error.code].status, 'Not handed in', error.message);
    }
    request.log.error({ err: error }, 'masked');
    return tell(500, 'Not handed in', 'Something went wrong on our side. Try again.');
  }
}

async function requireTask(services: AnswerServices, request: WithToken): Promise<PageTask> {
  const task = await services.tokens.read(request.params.token);
  if (task === null) throw gone();
  services.count(task.accountId);
  return task;
}

function gone(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'This address is no longer valid: open the task again.');
}
