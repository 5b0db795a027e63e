import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Texts that do harm where they become part of a page: by scripts, or by taking the place of names. */
export const harmfulMarkup: readonly string[] = [
  '<img src=x onerror="window.harmed=1">',
  '<svg><style><img src=x onerror="window.harmed=1"></style></svg>',
  // Made by a page out of its own writing: the second time it is read, it is another thing.
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror="window.harmed=1">',
  '<a id=harmed></a><form id=body><input name=innerHTML></form>',
];

/** The same for texts in Markdown. */
export const harmfulMarkdown: string = [
  '[a link](javascript:window.harmed=1)',
  '![a picture](x"onerror="window.harmed=1)',
  ...harmfulMarkup,
].join('\n\n');

/** None of the texts is anything but text on this page. */
export async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate('String(window.harmed)')).toBe('undefined');
  await expect(page.locator('[onerror], #harmed, a[href^="javascript:" i]')).toHaveCount(0);
}

/** Puts a text on a page as no page should, and waits for the harm. */
export async function expectHarm(page: Page, markup: string): Promise<void> {
  await page.goto('about:blank');
  const text = JSON.stringify(markup);
  await page.evaluate(
    `document.body.innerHTML = ${text}; document.body.innerHTML = document.body.innerHTML;`,
  );
  await expect.poll(() => page.evaluate('String(window.harmed)')).not.toBe('undefined');
}
