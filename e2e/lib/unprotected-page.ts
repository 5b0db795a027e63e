import type { Browser, Page } from '@playwright/test';
import { attackTools, fakeLogin, plantSecrets, quietAttacks } from './quiet-attacks.ts';
import { exchangeUrl } from './test.ts';

/** What attacks get from a page that nothing keeps off. */
export interface Harm {
  /** What each attack says that it got, at first and when the page was loaded again. */
  readonly reports: readonly Readonly<Record<string, string>>[];
  /** What was asked of the attacker's machine: the path, and the address of the page if it was told. */
  readonly asked: ReadonlyMap<string, string | null>;
  /** What was posted there. */
  readonly posted: readonly string[];
  readonly downloads: readonly string[];
}

const unprotected = `<!doctype html><body><p>A task</p><pre id=report></pre>${fakeLogin}<script>
${attackTools}${quietAttacks}
Promise.all(tries).then(function () { document.getElementById('report').textContent = JSON.stringify(report); });
</script></body>`;

/** Runs the quiet attacks on a page of the app's own origin, without a policy and not in a frame. */
export async function tryUnprotected(browser: Browser): Promise<Harm> {
  const context = await browser.newContext();
  const asked = new Map<string, string | null>();
  const posted: string[] = [];
  await context.route(/evil\.example/, async (route) => {
    const request = route.request();
    const { referer } = await request.allHeaders();
    asked.set(new URL(request.url()).pathname, referer ?? null);
    if (request.method() === 'POST') posted.push(request.postData() ?? '');
    await route.abort();
  });
  const address = `${exchangeUrl()}/unprotected?assignmentId=asg_control`;
  await context.route(address, (route) =>
    route.fulfill({
      body: unprotected.replaceAll('APP_PORT', new URL(exchangeUrl()).port),
      contentType: 'text/html',
    }),
  );
  const page = await context.newPage();
  const downloads: string[] = [];
  page.on('download', (file) => downloads.push(file.suggestedFilename()));
  await page.goto(`${exchangeUrl()}/sign-in`);
  await page.evaluate(plantSecrets);
  await page.goto(address, { referer: `${exchangeUrl()}/do/asg_control` });
  const reports = [await readReport(page)];
  await page.evaluate(plantSecrets);
  await page.reload();
  reports.push(await readReport(page));
  await page.getByLabel('Password again').fill('hunter2');
  const sent = page.waitForRequest(/\/login$/);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await sent;
  await context.close();
  return { reports, asked, posted, downloads };
}

async function readReport(page: Page): Promise<Readonly<Record<string, string>>> {
  await page.locator('#report:not(:empty)').waitFor();
  const said = (await page.locator('#report').textContent()) ?? '{}';
  return JSON.parse(said) as Readonly<Record<string, string>>;
}
