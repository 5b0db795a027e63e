import { hasRoleStored } from '#lib/auth/roles.ts';
import { operationBody, operationRequest } from '#lib/graphql/operation-body.ts';
import { chooseShell } from './choose-shell.ts';
import { findFirstPage } from './find-first-page.ts';
import { firstPages } from './first-pages.ts';

/** Written by the build: the files of the frame's style and typeface, and of each first page. */
declare const BUILT: {
  readonly entry: string | null;
  readonly frame: readonly string[];
  readonly styles: readonly string[];
  readonly typefaces: readonly string[];
  /** By the page's file. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
};

// This runs in the head of the page, before anything else is there. Whatever fails here is done
// again, and reported, by the page itself.
function applyScheme(): void {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage can be switched off; the system's choice applies then.
  }
  const isDark =
    stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
}

function wasHere(): boolean {
  try {
    return hasRoleStored();
  } catch {
    // Without storage nobody knows; most who come are signed in.
    return true;
  }
}

function addLink(rel: string, href: string, as?: string): void {
  const link = document.createElement('link');
  link.rel = rel;
  if (as !== undefined) link.setAttribute('as', as);
  link.crossOrigin = '';
  // The frame is painted and the first answers are asked for before the code is needed.
  if (rel === 'modulepreload') link.fetchPriority = 'low';
  link.href = href;
  document.head.append(link);
}

function addScript(src: string): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.crossOrigin = '';
  script.src = src;
  document.head.append(script);
}

/** When the frame is on the screen; in a page that nobody sees, a moment later. */
function afterFirstPaint(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });
}

function askFirst(requests: ReturnType<(typeof firstPages)[number]['requests']>): void {
  const byBody = new Map<string, Promise<Response>>();
  for (const { document: text, variables } of requests) {
    const body = operationBody(text, variables);
    const answer = fetch('/graphql', operationRequest(body));
    answer.catch(() => undefined);
    byBody.set(body, answer);
  }
  window.earlyAnswers = { sentAtMs: performance.now(), byBody };
}

for (const href of BUILT.styles) addLink('stylesheet', href);
for (const href of BUILT.typefaces) addLink('preload', href, 'font');
applyScheme();
for (const href of BUILT.frame) addLink('modulepreload', href);
const found = findFirstPage(firstPages, location.pathname);
document.documentElement.dataset['shell'] = chooseShell(found?.page, wasHere());
if (found) {
  for (const href of BUILT.pages[found.page.file] ?? []) {
    if (href.endsWith('.css')) addLink('preload', href, 'style');
    else addLink('modulepreload', href);
  }
  if (location.search === '') askFirst(found.page.requests(found.id));
}
if (BUILT.entry !== null) void afterFirstPaint().then(() => addScript(BUILT.entry ?? ''));
