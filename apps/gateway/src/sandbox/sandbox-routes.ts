import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { checkHtmlAnswer } from '@exchange/interfaces';
import { ExchangeError, ownerOf } from '@exchange/kernel';
import { decideHttpError, type Pseudonyms } from '@exchange/service';
import { isSubmitPath, parseFormBody, readSubmission } from '@exchange/templates';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileServices } from '../files/file-services.ts';
import { resolveRowFiles } from '../files/resolve-row-files.ts';
import { addFileRoute } from '../files/serve-file.ts';
import type { AskAs } from './ask-as.ts';
import { findSubject } from './find-subject.ts';
import { readFrameToken, writeFrameToken, type FrameToken } from './frame-token.ts';
import type { LibraryCopies } from './library-copies.ts';
import type { Renderer } from './renderer.ts';
import type { SandboxAddress } from './sandbox-address.ts';
import { filePolicy, pagePolicy, publicFileHeaders, sandboxHeaders } from './sandbox-headers.ts';
import { answerPage, problemPage, sketchPage } from './small-pages.ts';
import type { Ticket, Tickets } from './ticket.ts';

export interface SandboxServices {
  readonly address: () => SandboxAddress | null;
  readonly tickets: Tickets;
  readonly pseudonyms: Pseudonyms;
  readonly renderer: Renderer;
  readonly ask: AskAs;
  readonly isTrustedOrigin: (origin: string) => boolean;
  /** Counts a page against its account; throws when there are too many. */
  readonly count: (accountId: string) => void;
  /** Files that rows refer to; null where there is no store. */
  readonly files: FileServices | null;
  readonly copies: LibraryCopies;
  /** The built script of the `crowd-*` elements. */
  readonly crowdElements: string;
}

const anHour = 'public, max-age=3600';
const files = join(import.meta.dirname, '..', '..', 'sandbox');
const hostScripts = ['stand-ins.js', 'inner-frames.js', 'host.js'].map((name) => join(files, name));
/** Three bytes for each character of the longest answer, and its names. */
export const largestPost = 4 * 1024 * 1024;

/** Everything that the sandbox's origins answer. Nothing here sets or reads a cookie. */
export function addSandboxRoutes(app: FastifyInstance, services: SandboxServices): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(sandboxHeaders).header('content-security-policy', filePolicy);
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestPost },
    (_request, body, done) => {
      done(null, body);
    },
  );
  app.setErrorHandler((error, request, reply) => {
    const shown = decideHttpError(error, request.id);
    return reply.status(400).type('text/plain; charset=utf-8').send(`${shown.message}\n`);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).type('text/plain; charset=utf-8').send('There is nothing at this address.\n'),
  );

  for (const [path, parts, age] of [
    ['/host.js', hostScripts, 'no-store'],
    ['/vendor/externalHIT_v1.js', [join(files, 'external-hit.js')], anHour],
    ['/vendor/crowd-html-elements.js', [services.crowdElements], anHour],
    ...services.copies.joined.map(({ path, parts }) => [path, parts, anHour] as const),
  ] as const) {
    let script: string | null = null;
    app.get(path, (_request, reply) =>
      reply
        .headers(publicFileHeaders)
        .type('text/javascript; charset=utf-8')
        .header('cache-control', age)
        .send((script ??= parts.map((part) => readFileSync(part, 'utf8')).join('\n'))),
    );
  }
  for (const { path, root } of services.copies.folders) {
    app.register(fastifyStatic, {
      ...{ root, prefix: path, decorateReply: false, index: false },
      setHeaders: (reply) => void reply.headers(publicFileHeaders),
    });
  }

  if (services.files !== null) addFileRoute(app, services.files);

  app.get<{ Params: { token: string } }>('/sketch/:token', (request, reply) => {
    const token = readFrameToken(request.params.token, services.isTrustedOrigin);
    const origin = originOf(request);
    if (token === null || !isForFrame(request)) throw gone();
    return sendPage(reply, origin, token, sketchPage(hostScriptOf(origin, token)));
  });

  app.get<{ Params: { ticket: string } }>('/task/:ticket', async (request, reply) => {
    const ticket = services.tickets.read(request.params.ticket, Date.now());
    if (ticket === null || !isForHost(services, ticket, request.headers.host)) throw gone();
    if (!isForFrame(request)) throw gone();
    services.count(ticket.accountId);
    const origin = services.address()?.originOf(ticket.label) ?? '';
    const hostScript = hostScriptOf(origin, ticket);
    const html = await renderTask(services, ticket, origin, hostScript).catch((error: unknown) => {
      const shown = decideHttpError(error, request.id);
      if (shown.code === 'INTERNAL') request.log.error({ err: error }, 'masked');
      reply.status(shown.code === 'NOT_FOUND' ? 404 : 503);
      return problemPage(hostScript, [shown.message]);
    });
    return sendPage(reply, origin, ticket, html);
  });

  app.post<{ Params: { token: string } }>('/n/:token/*', (request, reply) => {
    const token = readFrameToken(request.params.token, services.isTrustedOrigin);
    const path = new URL(request.url, 'http://sandbox').pathname;
    const rest = path.slice(path.indexOf(request.params.token) + request.params.token.length);
    if (token === null || !isSubmitPath(rest)) throw gone();
    const origin = originOf(request);
    const hostScript = hostScriptOf(origin, token);
    const body = typeof request.body === 'string' ? request.body : '';
    return sendPage(reply, origin, token, pageOfSubmission(hostScript, body));
  });
}

/** Hands the answer on, or says why it would not be kept: who waits for it would wait in vain. */
function pageOfSubmission(hostScript: string, body: string): string {
  const read = readSubmission(parseFormBody(body));
  if (!read.ok) return problemPage(hostScript, [read.error.message]);
  const checked = checkHtmlAnswer(read.value.answer);
  if (checked.ok) return answerPage(hostScript, read.value.answer);
  return problemPage(
    hostScript,
    checked.problems.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)),
  );
}

async function renderTask(
  services: SandboxServices,
  ticket: Ticket,
  origin: string,
  hostScript: string,
): Promise<string> {
  const { ask, pseudonyms, renderer, files, copies } = services;
  const found = await findSubject(ask, ticket.accountId, ticket.subject);
  if (pseudonyms.label(found.typeId) !== ticket.label) throw gone();
  const { input } = found;
  const owner = ownerOf(found.typeId) ?? '';
  const addresses =
    files === null
      ? new Map<string, string>()
      : await resolveRowFiles(files, { ownerKey: owner, input, origin });
  const rendered = await renderer.render({
    template: found.template,
    language: found.language,
    input,
    files: addresses,
    origin,
    hostScript,
    submitTo: `${submitBase(origin, ticket)}/mturk/externalSubmit`,
    mirror: new Map([...copies.paths].map(([key, path]) => [key, origin + path])),
  });
  return rendered.ok ? rendered.html : problemPage(hostScript, rendered.messages);
}

/** Where pages of a frame post to: their `turkSubmitTo`. */
export function submitBase(origin: string, token: FrameToken): string {
  return `${origin}/n/${writeFrameToken(token)}`;
}

/** Address of the script that runs first on every page of a frame. */
export function hostScriptOf(origin: string, token: FrameToken): string {
  return `${origin}/host.js?frame=${writeFrameToken(token)}`;
}

function isForHost(services: SandboxServices, ticket: Ticket, host: string | undefined): boolean {
  return services.address()?.serves(ticket.label, host) ?? false;
}

/** A page by itself would have nobody to hand its answer to, and could lead its reader elsewhere. */
function isForFrame({ headers }: FastifyRequest): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined || destination === 'iframe';
}

function originOf(request: { readonly protocol: string; readonly host: string }): string {
  return `${request.protocol}://${request.host}`;
}

function sendPage(
  reply: FastifyReply,
  origin: string,
  { app }: FrameToken,
  html: string,
): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy(origin, app))
    .type('text/html; charset=utf-8')
    .send(html);
}

function gone(): ExchangeError {
  return new ExchangeError('NOT_FOUND', 'This address is no longer valid: reload the task.');
}
