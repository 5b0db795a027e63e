import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePng } from './make-png.ts';

const dist = join(import.meta.dirname, '..', '..', '..', 'packages', 'crowd-elements', 'dist');
const script = readFileSync(join(dist, 'crowd-html-elements.js'), 'utf8');
const address = 'http://templates.test/crowd-html-elements.js';
const loader = `<script src="${address}"></script>`;

/** The policy that the sandbox of templates sends: no eval, no calls, images from anywhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data:',
  'form-action *',
].join('; ');

/** An image of another origin that allows nobody to read its pixels. */
export const image = { src: 'http://images.test/picture.png', width: 400, height: 200 };

type Template = {
  /** Where the script is loaded: in the head, at the end, or at the end without waiting. */
  readonly loads?: 'head' | 'end' | 'late';
  readonly query?: string;
  /** Whether a host takes the answers. */
  readonly hasHost?: boolean;
  readonly policy?: string;
  /** Further images by their address, which everybody may read. */
  readonly files?: Readonly<Record<string, Buffer>>;
};

const host = `<script>
  window.answers = [];
  window.exchangeHost = { submitAnswer(answer) { window.answers.push(JSON.parse(JSON.stringify(answer))); } };
</script>`;

function toPage(html: string, { loads = 'head', hasHost = true }: Template): string {
  const start = hasHost ? host : '';
  const late = `<script async src="${address}"></script>`;
  const [head, end] = loads === 'head' ? [loader, ''] : ['', loads === 'end' ? loader : late];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Task</title>
    <meta name="viewport" content="width=device-width">${start}${head}</head><body>${html}${end}</body></html>`;
}

/** Opens a page that holds a template; what the page complains about is collected. */
export async function openTemplate(
  page: Page,
  html: string,
  template: Template = {},
): Promise<{ readonly errors: readonly string[] }> {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.href === address) {
      return route.fulfill({ body: script, contentType: 'text/javascript' });
    }
    if (url.href === image.src) {
      const body = makePng(image.width, image.height);
      return route.fulfill({ body, contentType: 'image/png' });
    }
    const served = template.files?.[url.href];
    if (served !== undefined) {
      const headers = { 'access-control-allow-origin': '*' };
      return route.fulfill({ body: served, contentType: 'image/png', headers });
    }
    if (url.hostname !== 'templates.test') return route.fulfill({ status: 404, body: '' });
    return route.fulfill({
      body: toPage(html, template),
      contentType: 'text/html',
      headers: { 'content-security-policy': template.policy ?? policy },
    });
  });
  await page.goto(`http://templates.test/task${template.query ?? ''}`);
  return { errors };
}

/** The answers that the host has got. */
export async function readAnswers(page: Page): Promise<unknown[]> {
  return await page.evaluate<unknown[]>('window.answers');
}

/** Answers arrive within a moment. */
const soon = { intervals: [10, 20, 50, 100] };

/** Presses the button of the form and expects exactly this answer. */
export async function expectAnswer(page: Page, answer: unknown): Promise<void> {
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => readAnswers(page), soon).toEqual([answer]);
}

const readFocus = `(() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.textContent;
})()`;

/** The same by the key Enter, with the focus moved there by Tab. */
export async function expectAnswerByKeys(page: Page, answer: unknown): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.evaluate(readFocus)) === 'Submit') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => readAnswers(page), soon).toEqual([answer]);
}
