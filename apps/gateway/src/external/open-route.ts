import type { Clock } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import { fillExternalUrl, isOwnMachine } from '@exchange/interfaces';
import { parseInterface } from '@exchange/interfaces/parse';
import type { Pseudonyms } from '@exchange/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { SandboxAddress } from '../sandbox/sandbox-address.ts';
import { notAvailable, readTaskSubject, requirePage } from '../sandbox/task-subject.ts';
import type { FrameSubject } from '../sandbox/ticket.ts';
import type { Identity } from '../viewer/identity.ts';
import { findPage, type FoundPage } from './find-page.ts';
import type { FrameAddresses } from './frame-address.ts';
import type { PageTokens } from './page-token.ts';

/** What it takes to send people to requesters' own pages. */
export interface PageServices {
  readonly address: () => SandboxAddress | null;
  readonly pseudonyms: Pseudonyms;
  readonly ask: AskAs;
  readonly tokens: PageTokens;
  readonly frameAddresses: FrameAddresses;
  readonly clock: Clock;
  /** Address of the exchange. */
  readonly publicUrl: string;
}

/** From the page's request to the frame's; a frame that is loaded again later asks anew. */
const addressMs = 60_000;

/**
 * `POST /api/task-pages`: the address of the requester's own page for a task, with the names by which
 * it knows the work. `{kind: assignment | preview | task, id}`, or `{kind: sketch, page, input}` for a
 * type that is being written. The exchange never asks the page for anything: the browser goes there.
 */
export function addPageRoute(
  app: FastifyInstance,
  services: PageServices,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  app.post('/api/task-pages', async (request, reply) => {
    const { identity, appOrigin } = requirePage(request, identityOf(request));
    const address = services.address();
    if (address === null) {
      const message =
        'This exchange has no address to hand answers in at: its operator sets gateway.sandbox.publicUrl.';
      throw new ExchangeError('NOT_FOUND', message);
    }
    const { ask, pseudonyms, tokens, clock } = services;
    const subject = readSubject(request.body);
    const { typeId, of, url, hitId, task } =
      'url' in subject ? subject : await findPage(ask, identity, subject, pseudonyms);
    if (url.protocol !== 'https:' && !isOwnMachine(services.publicUrl)) {
      const message = 'The page is on its requester’s own machine; it needs an https address.';
      throw new ExchangeError('BAD_USER_INPUT', message);
    }
    const origin = address.originOf(pseudonyms.label(`page ${typeId}`));
    const token = task === null ? null : await tokens.write(task);
    const names = task?.names ?? { assignmentId: notAvailable, hitId };
    const parameters = {
      ...names,
      turkSubmitTo: `${origin}/x/${token ?? 'preview'}`,
      ...(token === null ? {} : { exchangeToken: token }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const until = clock.now().getTime() + addressMs;
    const framed = services.frameAddresses.write({ src: url.href, app: appOrigin, until });
    return reply.send({
      open: of.open,
      height: of.frameHeight,
      url: url.href,
      frame: `${origin}${framed}`,
      inHand: task !== null,
    });
  });
}

function readSubject(body: unknown): FrameSubject | FoundPage {
  const { kind, page, input } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return kind === 'sketch'
    ? readSketch(page, input)
    : readTaskSubject(body, '{"kind": "sketch", "page": …}');
}

function readSketch(page: unknown, input: unknown): FoundPage {
  const parsed = parseInterface(page);
  if (!parsed.ok || parsed.value.kind !== 'external') {
    const problem = parsed.ok ? 'This is no external page.' : parsed.problems[0]?.message;
    throw new ExchangeError('BAD_USER_INPUT', problem ?? 'The page cannot be read.');
  }
  const row = typeof input === 'object' && input !== null ? input : {};
  const url = fillExternalUrl(parsed.value, row as Readonly<Record<string, unknown>>);
  return { typeId: 'sketch', of: parsed.value, url, hitId: 'sketch', task: null };
}
