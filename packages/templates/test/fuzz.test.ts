import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parseTemplate, renderTemplate, toDocument } from '../src/index.ts';

const options = {
  hostScripts: ['/h.js'],
  vendorFiles: { crowdElements: '/c.js', externalHit: '/e.js' },
  submitTo: '/s',
};

const pieces = fc.constantFrom(
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!doctype html>',
    '<html>',
    '<head>',
  ],
  ...[
    '</head>',
    '<body>',
    '</body>',
    '</html>',
    '<form>',
    '</form>',
    '<script>',
    '</script>',
    '<b>',
  ],
  ...[
    '<style>',
    '</style>',
    '<p>',
    '</p>',
    '</b>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<select>',
  ],
  ...['<template>', '</template>', '<svg>', '<title>', '</title>', '<textarea>', '<input name=a>'],
  ...[
    '<script src="https://assets.crowd.aws/crowd-html-elements.js">',
    '<crowd-form>',
    '<frameset>',
  ],
  ...[
    '`',
    '${',
    '}',
    '${a}',
    '${ b c }',
    '$',
    '{',
    '\\',
    '"',
    "'",
    '//',
    '/*',
    '*/',
    '\n',
    '\r\n',
    '=',
  ],
  ...['{{', '}}', '{%', '%}', '{{ task.input.a }}', '{% if task.input.b %}', '{% endif %}', '|'],
  ...[
    '{{ task.input["b c"] | to_json }}',
    '{% raw %}',
    '{% endraw %}',
    '{% for x in task.input.a %}',
  ],
  ...[
    '{% endfor %}',
    '{{ x | escape_once | size }}',
    '{% assign q = task.input.a | split: "" %}',
    '-',
  ],
  ...['a', 'é', '🎈', '\0', '\uD800', ' ', '&amp;', '&', '\uFEFF', 'turkSetAssignmentID()'],
);
const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const cell = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, 1, true, [], ['x'], {}, '[1,"2"]', '{"a":[{}]}'),
);
const row = fc.record({ a: cell, 'b c': cell, extra: cell }, { requiredKeys: [] });

describe('whatever text comes', () => {
  it.each(['mturk', 'liquid', undefined] as const)('templates end well (%s)', (language) => {
    fc.assert(
      fc.property(text, row, (html, values) => {
        const parsed = parseTemplate(html, language === undefined ? {} : { language });
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(0);
          return;
        }
        const rendered = renderTemplate(parsed.value.template, values);
        if (rendered.ok) expect(typeof rendered.value).toBe('string');
        else expect(rendered.error[0]?.severity).toBe('error');
      }),
      { numRuns: 1_000 },
    );
  });

  it('documents keep every byte but for what they report', () => {
    fc.assert(
      fc.property(text, (html) => {
        const served = toDocument(html, options);
        if (!served.ok) return;
        const { html: page, changes } = served.value;
        expect(page).toContain('<script src="/h.js"></script>');
        const isMoved = changes.some(
          ({ kind }) => kind === 'nested-form-joined' || kind === 'vendor-file',
        );
        if (isMoved) return;
        // What came in is left when something is taken out of what came out.
        let at = 0;
        for (const char of page) if (html.startsWith(char, at)) at += char.length;
        expect(at).toBe(html.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the host’s script is the first that the browser runs', () => {
    fc.assert(
      fc.property(text, (html) => {
        const served = toDocument(html, options);
        if (!served.ok) return;
        const seen = serialize(parse(served.value.html));
        const [first] = /<script[^>]*>/.exec(seen.replaceAll(/<!--[\s\S]*?-->/g, '')) ?? [];
        expect(first).toBe('<script src="/h.js">');
      }),
      { numRuns: 2_000 },
    );
  });
});
