import { randomBytes } from 'node:crypto';
import { ExchangeError } from '@exchange/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity } from '../viewer/identity.ts';
import { writeFrameToken, type FrameToken } from './frame-token.ts';
import type { Pseudonyms } from '@exchange/service';
import type { LibraryCopies } from './library-copies.ts';
import { nameSubject } from './name-subject.ts';
import type { SandboxAddress } from './sandbox-address.ts';
import { hostScriptOf, submitBase } from './sandbox-routes.ts';
import { readTaskSubject, requirePage } from './task-subject.ts';
import type { FrameSubject, Tickets } from './ticket.ts';

/** What pages need to hand out frames. */
export interface FrameServices {
  readonly address: () => SandboxAddress | null;
  readonly tickets: Tickets;
  readonly pseudonyms: Pseudonyms;
  readonly copies: LibraryCopies;
}

/** From the page's request to the frame's; a frame that is loaded again later asks anew. */
const ticketMs = 60_000;

/**
 * `POST /api/task-frames`: the address under which the viewer's browser may show a task in a frame.
 * `{kind: preview, id}`, `{kind: assignment | task, id, typeId, taskId}`, or `{kind: sketch}` for a
 * template that is being written, with the libraries that its page may have. Whether the viewer may see
 * the work is decided when the frame is loaded.
 */
export function addFrameRoute(
  app: FastifyInstance,
  services: FrameServices,
  identityOf: (request: FastifyRequest) => Identity | null,
): void {
  app.post('/api/task-frames', (request, reply) => {
    const { identity, appOrigin } = requirePage(request, identityOf(request));
    const address = services.address();
    if (address === null) {
      const message =
        'This exchange has no address for HTML templates: its operator sets gateway.sandbox.publicUrl.';
      throw new ExchangeError('NOT_FOUND', message);
    }
    const nonce = randomBytes(18).toString('base64url');
    const { accountId } = identity.viewer;
    const subject = readSubject(request.body);
    if (subject === null) {
      const origin = address.originOf(services.pseudonyms.label(`sketch ${accountId}`));
      const token = { nonce, app: appOrigin };
      const url = `${origin}/sketch/${writeFrameToken(token)}`;
      const copies = Object.fromEntries(services.copies.paths);
      return reply.send({ url, ...describeFrame(origin, token), copies });
    }
    const { pseudonyms } = services;
    const { typeId, names } = nameSubject(pseudonyms, identity.viewer, subject, request.body);
    const label = pseudonyms.label(typeId);
    const ticket = { accountId, subject, label, nonce, app: appOrigin };
    const expiresAt = Date.now() + ticketMs;
    const origin = address.originOf(label);
    const submitTo = submitBase(origin, ticket);
    const url = new URL(`/task/${services.tickets.sign({ ...ticket, expiresAt })}`, origin);
    for (const [name, value] of Object.entries({ ...names, turkSubmitTo: submitTo })) {
      url.searchParams.set(name, value);
    }
    return reply.send({ url: url.href, ...describeFrame(origin, ticket) });
  });
}

function describeFrame(origin: string, token: FrameToken) {
  const submitTo = `${submitBase(origin, token)}/mturk/externalSubmit`;
  return { origin, nonce: token.nonce, hostScript: hostScriptOf(origin, token), submitTo };
}

/** Null for a template that is being written. */
function readSubject(body: unknown): FrameSubject | null {
  const { kind } = (body ?? {}) as { readonly kind?: unknown };
  return kind === 'sketch' ? null : readTaskSubject(body, '{"kind": "sketch"}');
}
