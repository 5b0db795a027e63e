import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test as base, type FrameLocator, type Page } from '@playwright/test';
import { listLibraryCopies } from '../../../apps/gateway/src/sandbox/library-copies.ts';
import { createRenderer } from '../../../apps/gateway/src/sandbox/renderer.ts';
import { submitBase } from '../../../apps/gateway/src/sandbox/sandbox-routes.ts';
import { startSandbox } from '../../../apps/gateway/src/sandbox/start-sandbox.ts';
import { createTickets } from '../../../apps/gateway/src/sandbox/ticket.ts';
import {
  readFrameMessage,
  type FrameMessage,
} from '../../../apps/web/src/components/html-task/frame-messages.ts';
import { createLogger } from '../../../packages/service/src/logger.ts';
import { createPseudonyms } from '../../../packages/service/src/pseudonyms.ts';
import { makePng } from './make-png.ts';

/** What a template is shown with. */
export interface Shown {
  readonly template: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** Looked at only: it has no assignment. */
  readonly isPreview?: boolean;
}

/** A template at work in the sandbox. */
export interface OpenTask {
  readonly task: FrameLocator;
  /** What the page around it understood of its messages. */
  readonly messages: () => Promise<FrameMessage[]>;
  /** The answer, once it is handed over. */
  readonly answer: () => Promise<Readonly<Record<string, string>>>;
  /** Loads the page anew and gives it the last draft that it told of. */
  readonly comeBack: () => Promise<void>;
  /** What scripts of the template did not catch. */
  readonly errors: readonly string[];
}

type Open = (shown: Shown) => Promise<OpenTask>;
/** Gives the address of a page with a frame that shows it. */
type Serve = (shown: Shown) => string;

const secret = 'a secret of this test that is long enough';
const nonce = 'n'.repeat(24);
const typeId = 'type_r00000000000_1';
const crowdElements = join(
  import.meta.dirname,
  '../../../packages/crowd-elements/dist/crowd-html-elements.js',
);

/** The template of this name beside the tests. */
export function readTemplate(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'templates', name), 'utf8');
}

/**
 * The sandbox itself, with its listener, its renderer and its headers; in place of the app there is
 * a page with a frame, whose messages are read by the app's own function.
 */
export const test = base.extend<{ openTask: Open }, { serve: Serve }>({
  serve: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      let shown: Shown = { template: '', row: {} };
      const tickets = createTickets(secret);
      const pseudonyms = createPseudonyms(secret);
      const renderer = createRenderer();
      const label = pseudonyms.label(typeId);
      const originOf = () => `http://${label}.localhost:${String(sandbox.port)}`;
      let frame = '';
      const pages = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end(pageAround(frame));
      });
      await new Promise<void>((done) => pages.listen(0, '127.0.0.1', done));
      const app = `http://localhost:${String((pages.address() as AddressInfo).port)}`;
      const sandbox = await startSandbox(
        {
          ...{ tickets, pseudonyms, renderer, crowdElements },
          address: () => ({ source: originOf(), originOf, serves: () => true }),
          ask: <Data>() =>
            Promise.resolve({
              assignment: {
                typeId,
                form: { kind: 'html', language: languageOf(shown.template) },
                template: shown.template,
                input: shown.row,
              },
            } as Data),
          isTrustedOrigin: (origin) => origin === app,
          count: () => undefined,
          copies: listLibraryCopies(null),
          files: null,
        },
        { host: '127.0.0.1', port: 0, anyPort: true, trustedProxies: [] },
        createLogger('sandbox', { logLevel: 'error' }),
      );
      await use((next) => {
        shown = next;
        const ticket = {
          ...{ accountId: 'account', label, nonce, app, expiresAt: Date.now() + 60_000 },
          subject: { kind: 'assignment', id: 'asg_p00000000000_1' } as const,
        };
        const url = new URL(`/task/${tickets.sign(ticket)}`, originOf());
        const names = {
          assignmentId: next.isPreview === true ? 'ASSIGNMENT_ID_NOT_AVAILABLE' : '3ASSIGNMENT',
          ...{ hitId: 'task', workerId: 'AWORKER', turkSubmitTo: submitBase(originOf(), ticket) },
        };
        for (const [name, value] of Object.entries(names)) url.searchParams.set(name, value);
        frame = url.href;
        return app;
      });
      pages.close();
      await sandbox.close();
      await renderer.close();
    },
    { scope: 'worker' },
  ],
  openTask: async ({ page, serve }, use) => {
    await use((shown) => open(page, serve, shown));
  },
});

export { expect } from '@playwright/test';

function languageOf(template: string): string {
  return template.includes('task.input') ? 'liquid' : 'mturk';
}

function pageAround(url: string): string {
  const src = url.replaceAll('&', '&amp;');
  return `<!doctype html><script>window.heard = []; addEventListener('message', (event) => {
    if (event.origin === 'null') window.heard.push(event.data); });</script>
    <iframe title="Task" sandbox="allow-scripts allow-forms" src="${src}" style="width:100%;height:1500px"></iframe>`;
}

async function open(page: Page, serve: Serve, shown: Shown): Promise<OpenTask> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route(
    (url) => !url.hostname.endsWith('localhost'),
    (route) => {
      const url = new URL(route.request().url());
      if (url.hostname === 'images.test') {
        return route.fulfill({ body: makePng(400, 200), contentType: 'image/png' });
      }
      return route.abort();
    },
  );
  await page.goto(serve(shown));
  async function messages(): Promise<FrameMessage[]> {
    const heard = await page.evaluate<unknown[]>('window.heard');
    return heard.map((data) => readFrameMessage(data, nonce)).filter((one) => one !== null);
  }
  async function answer(): Promise<Readonly<Record<string, string>>> {
    const find = async () => (await messages()).find(({ type }) => type === 'submit');
    await expect.poll(find, { intervals: [20, 50, 100] }).toBeDefined();
    const found = await find();
    return found?.type === 'submit' ? found.answer : {};
  }
  async function comeBack(): Promise<void> {
    const draft = (await messages()).findLast(({ type }) => type === 'draft');
    const fields = draft?.type === 'draft' ? draft.fields : {};
    await page.goto(serve(shown));
    const isReady = async () => (await messages()).some(({ type }) => type === 'ready');
    await expect.poll(isReady, { intervals: [20, 50, 100] }).toBe(true);
    const message = JSON.stringify({ exchange: 1, nonce, type: 'restore', fields });
    await page.evaluate(`frames[0].postMessage(${message}, '*')`);
  }
  return { task: page.frameLocator('iframe'), messages, answer, comeBack, errors };
}
