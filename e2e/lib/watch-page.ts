import type { Page, Response } from '@playwright/test';

/**
 * Notes everything on a page that people would take for a failure, and what lies behind it: error
 * messages shown, errors in its console, requests that failed or were refused. Begins now; what was
 * loaded before does not count. The list grows while the page is used. Notices that begin with `goodNews`
 * are announced like errors and are none.
 */
export async function watchPage(page: Page, goodNews = /^$/): Promise<readonly string[]> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page itself gives up what it has no use for when somebody goes on to another.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    void findRefusal(response).then((refusal) => {
      if (refusal !== null) problems.push(refusal);
    });
  });
  await page.exposeFunction('noteAlert', (text: string) => {
    if (!goodNews.test(text)) problems.push(`shown: ${text}`);
  });
  await page.evaluate(noteAlerts);
  await page.addInitScript({ content: noteAlerts });
  return problems;
}

async function findRefusal(response: Response): Promise<string | null> {
  const url = response.url();
  if (response.status() >= 400) return `${url}: ${response.status()}`;
  if (!url.endsWith('/graphql')) return null;
  // A page that was left has no body any more.
  const body = await response.text().catch(() => '');
  return body.includes('"errors":[') ? `${url}: ${body.slice(0, 300)}` : null;
}

/** In the page: tells of each alert that appears, also when it is gone soon after. */
const noteAlerts = `
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      const found = [...(node.matches('[role=alert]') ? [node] : []), ...node.querySelectorAll('[role=alert]')];
      for (const alert of found) window.noteAlert(alert.textContent ?? '');
    }
  }).observe(document, { childList: true, subtree: true });
`;
