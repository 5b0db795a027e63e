import { expect, test } from './lib/sandbox-test.ts';

// A document inside the page must not run scripts: they would have what is taken away out there. Shadow
// trees out of text hide their frames, so a template must not come to have one, in whatever pieces it
// writes them.

const inside = `<script>parent.postMessage('ran', '*')</script>`;
const rest = `=closed><iframe srcdoc="${inside}"></iframe></template>`;

/** A script of the page, as it stands in its text. */
function script(code: string): string {
  return `<script>${code}</script>`;
}

/** A text as a script has it; put together of two, since the page's own text is looked through too. */
function quote(...parts: readonly string[]): string {
  return parts.map((part) => JSON.stringify(part).replaceAll('</', '<\\/')).join(' + ');
}

/** Writes pieces of text, one call for each. */
function write(...pieces: readonly string[]): string {
  return pieces.map((piece) => `document.write(${quote(piece)});`).join('');
}

const whole = `shadowrootmode${rest}`;
const half = (at: number) => ['shadowrootmode'.slice(0, at), 'shadowrootmode'.slice(at) + rest];
const [early = '', afterEarly = ''] = half(1);
const [middle = '', afterMiddle = ''] = half(6);
const [late = '', afterLate = ''] = half(13);

const ways: Readonly<Record<string, string>> = {
  'in one call': script(`document.write(${quote(`<template ${middle}`, afterMiddle)});`),
  'in capitals': script(
    `document.write(${quote(`<TEMPLATE ${middle.toUpperCase()}`, afterMiddle)});`,
  ),
  'in the page': `<template ${whole}`,
  'in two calls': script(write(`<template ${middle}`, afterMiddle)),
  'in many calls': script(write('<', 'temp', 'late ', early, ...'hadowrootmode'.split(''), rest)),
  'in two arguments': script(`document.write("<template sha", "dow");${write(`rootmode${rest}`)}`),
  'in a call and the page, early': script(write(`<template ${early}`)) + afterEarly,
  'in a call and the page': script(write(`<template ${middle}`)) + afterMiddle,
  'in a call and the page, late': script(write(`<template ${late}`)) + afterLate,
  'from a script inside': script(write(script(write(`<template ${middle}`)) + afterMiddle)),
  'from a script inside, in three': script(
    write(script(write('<temp')) + `late ${early}`, afterEarly),
  ),
  'with methods of its own': script(
    `String.prototype.replace = String.prototype.slice = function () { return this; };
    Array.prototype.join = function () { return this[0]; };
    RegExp.prototype.exec = function () { return null; };
    document.write(${quote(`<template ${middle}`, afterMiddle)});`,
  ),
  'after letters that grow in lower case': script(
    `document.write(${quote(`İİİİİİİİİİİİİİİ<template ${middle}`, afterMiddle)});`,
  ),
};

/** Says what came of it once everything on the page is loaded, and its frames have said what they will. */
const listen = script(`
  var heard = [];
  addEventListener('message', function (event) {
    heard.push(event.data);
    if (event.data === 'loaded') document.getElementById('heard').textContent = heard.join(' ');
  });
  addEventListener('load', function () { postMessage('loaded', '*'); });`);

for (const [way, written] of Object.entries(ways)) {
  test(`no script runs in a shadow tree that is written ${way}`, async ({ openTask }) => {
    const template = `<p id="heard"></p>${listen}<div>${written}</div>`;
    const { task } = await openTask({ template, row: {} });
    await expect(task.locator('#heard')).toHaveText('loaded');
  });
}

test('what a page writes in pieces stays as it is', async ({ openTask }) => {
  const pieces = ['<p id="words" title="a ', 's', 'how">', 'items', ' of a sh', 'op</p>'];
  const { task } = await openTask({ template: script(write(...pieces)), row: {} });
  await expect(task.locator('#words')).toHaveText('items of a shop');
  await expect(task.locator('#words')).toHaveAttribute('title', 'a show');
});
