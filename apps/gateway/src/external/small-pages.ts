import { escapeHtml } from '../http/escape-html.ts';
import type { FramedPage } from './frame-address.ts';

/** What a requester's own page may do in its frame: be itself, and not touch what is around it. */
const frameSandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

/** The page around a requester's own page. It has no script, and keeps the page on its origin. */
export function framePage({ src }: FramedPage): string {
  return page(
    'html,body,iframe{border:0;margin:0;width:100%;height:100%;display:block}body{overflow:hidden}',
    `<iframe title="Task" src="${escapeHtml(src)}" sandbox="${frameSandbox}" referrerpolicy="no-referrer"></iframe>`,
  );
}

/** Its policy: the frame shows the page's own origin and what follows a form that is handed in. */
export function framePolicy({ src, app }: FramedPage, own: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `frame-src ${new URL(src).origin} ${own}`,
    `frame-ancestors ${app}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** What people see after a form was handed in: in the frame or in the tab. */
export function wordPage(title: string, message: string): string {
  return page(
    'body{font:16px/1.5 system-ui,sans-serif;margin:24px;color-scheme:light dark}h1{font-size:20px}',
    `<main role="status"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p></main>`,
  );
}

/** It may be shown anywhere: there is nothing to press and nothing to learn. */
export const wordPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'; form-action 'none'; sandbox";

function page(style: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Task</title><style>${style}</style></head><body>${body}</body></html>`;
}
