import { escapeHtml } from '../http/escape-html.ts';
/** A page that says why there is no task, to people and to the page around it. */
export function problemPage(hostScript: string | null, messages: readonly string[]): string {
  const told = JSON.stringify(messages).replaceAll('<', '\\u003c');
  const host =
    hostScript === null
      ? ''
      : `<script src="${escapeHtml(hostScript)}" data-task="problem"></script>`;
  return page(
    `<script type="application/json" id="exchange-problem">${told}</script>${host}`,
    messages.map((message) => `<p>${escapeHtml(message)}</p>`).join(''),
  );
}

/** Takes the place of a page whose form was posted, and hands what it posted to the page around it. */
export function answerPage(hostScript: string, answer: Readonly<Record<string, string>>): string {
  const told = JSON.stringify(answer).replaceAll('<', '\\u003c');
  return page(
    `<script type="application/json" id="exchange-answer">${told}</script><script src="${escapeHtml(hostScript)}" data-task="answer"></script>`,
    '<p role="status">Your answer is on its way.</p>',
  );
}

/** An empty page that becomes the one that the page around it gives: a template while it is written. */
export function sketchPage(hostScript: string): string {
  return page(`<script src="${escapeHtml(hostScript)}" data-task="sketch"></script>`, '');
}

function page(head: string, body: string): string {
  const style = 'body{font:16px/1.5 system-ui,sans-serif;margin:16px}';
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Task</title><style>${style}</style></head><body>${body}${head}</body></html>`;
}
