import { describe, expect, it } from 'vitest';
import type { RenderOptions, TemplateRow } from '../src/index.ts';
import { checkTemplateColumns, parseTemplate, renderTemplate } from '../src/index.ts';

function parse(text: string) {
  const parsed = parseTemplate(text, { language: 'liquid' });
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return parsed.value.template;
}

function render(text: string, row: TemplateRow, options?: RenderOptions) {
  const rendered = renderTemplate(parse(text), row, options);
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('\n'));
  return rendered.value;
}

describe('a Liquid template', () => {
  const text = `Have you read 'James & the Giant Peach'?`;

  it('escapes what it prints, once, unless told otherwise', () => {
    const escaped = 'Have you read &#39;James &amp; the Giant Peach&#39;?';
    expect(render('{{ task.input.t }}', { t: text })).toBe(escaped);
    expect(render('{{ task.input.t | escape }}', { t: text })).toBe(escaped);
    expect(render('{{ task.input.t | upcase | escape }}', { t: '<a>' })).toBe('&lt;A&gt;');
    const half = text.replace('&', '&amp;');
    expect(render('{{ task.input.t | escape_once }}', { t: half })).toBe(escaped);
    expect(render('{{ task.input.t | skip_autoescape }}', { t: text })).toBe(text);
    expect(render('{% echo task.input.t %}', { t: '<' })).toBe('&lt;');
  });

  it('writes JSON that a script and an attribute in single quotes understand', () => {
    const html = `<x-y categories='{{ task.input.labels | to_json }}'>`;
    const labels = ['a', `it's`, '</script>'];
    const rendered = render(html, { labels });
    const [, json = ''] = /categories='([^']*)'/.exec(rendered) ?? [];
    expect(JSON.parse(json)).toEqual(labels);
    expect(rendered).not.toContain('</script>');
    const quoted = render('<x-y a="{{ task.input.labels | to_json | escape }}">', { labels });
    expect(quoted).toContain('&quot;a&quot;');
  });

  it('reads lists and objects from cells of a CSV file', () => {
    const row = { labels: ' ["a", "b"]', meta: '{"n": {"k": "v"}}', plain: '[laughs]' };
    expect(render('{% for l in task.input.labels %}<{{ l }}>{% endfor %}', row)).toBe('<a><b>');
    expect(render('{{ task.input.meta.n.k }} {{ task.input.plain }}', row)).toBe('v [laughs]');
    expect(render('{{ task.input.labels | skip_autoescape }}', row)).toBe(' ["a", "b"]');
    expect(render('{{ task.input.labels | to_json }}', row)).toBe('["a","b"]');
  });

  it('knows the loop around a loop', () => {
    const row = { pages: '[["a", "b"], ["c"]]' };
    const inner = '{% for w in p %}{{ forloop.parentloop.index }}.{{ forloop.index }} {% endfor %}';
    const html = `{% for p in task.input.pages %}{% if true %}${inner}{% endif %}{% endfor %}`;
    expect(render(html, row)).toBe('1.1 1.2 2.1 ');
    const last = '{% for w in p %}{{ forloop.parentloop.last }}{{ forloop.last }} {% endfor %}';
    expect(render(`{% for p in task.input.pages %}${last}{% endfor %}`, row)).toBe(
      'falsefalse falsetrue truetrue ',
    );
    expect(
      render('{% for p in task.input.pages %}[{{ forloop.parentloop }}]{% endfor %}', row),
    ).toBe('[][]');
  });

  it('prints what changed, in loops and conditions', () => {
    const row = { words: '[["a", 1], ["a", 2], ["<b>", 3], ["a", 4]]' };
    const head = '{% ifchanged %}{% if w[0] %}({{ w[0] | h }}){% endif %}{% endifchanged %}';
    const html = `{% for w in task.input.words %}${head}{{ w[1] }}{% endfor %}`;
    expect(render(html, row)).toBe('(a)12(&lt;b&gt;)3(a)4');
    const asked = '{% ifchanged %}{{ task.input.inside }}{% endifchanged %}';
    expect(parse(asked).variables).toMatchObject([{ name: 'inside' }]);
  });

  it('gives files the address by which a browser gets them', () => {
    const html = '<img src="{{ task.input.f | grant_read_access }}">';
    expect(render(html, { f: 's3://bucket/a b/ü&.png' })).toBe(
      '<img src="https://s3.amazonaws.com/bucket/a%20b/%C3%BC%26.png">',
    );
    expect(render(html, { f: 'https://example.com/a?b=1&c="' })).toBe(
      '<img src="https://example.com/a?b=1&c=%22">',
    );
    const resolveFile = (address: string) =>
      address === 's3://bucket/x' ? 'https://files.example/x?sig=1&e=2' : null;
    expect(
      render('{{ task.input.f | s3_presign: 300 }}', { f: 's3://bucket/x' }, { resolveFile }),
    ).toBe('https://files.example/x?sig=1&e=2');
  });

  it('takes the manifest’s address or text for the task object', () => {
    const template = parse('<img src="{{ task.input.taskObject | grant_read_access }}">');
    const row = { 'source-ref': 's3://b/k.png' };
    expect(renderTemplate(template, row)).toMatchObject({
      value: '<img src="https://s3.amazonaws.com/b/k.png">',
    });
    expect(checkTemplateColumns(template, ['source-ref'])).toEqual({ problems: [], unused: [] });
    expect(checkTemplateColumns(template, ['task_object']).problems).toMatchObject([
      { severity: 'error', suggestion: 'task_object' },
    ]);
  });

  it('leaves the scripts’ own braces and ${} alone', () => {
    const html = '<style>a{b:c}</style><script>const f = (x) => { return `${x}{y}`; };</script>';
    expect(render(html, {})).toBe(html);
  });

  it('says where its columns stand', () => {
    const html = '<p>\n  {{ task.input.a }}{{ task.input["b c"] }}{{ task.input.a.x }}';
    expect(parse(html).variables).toMatchObject([
      { name: 'a', line: 2, uses: 2, required: true },
      { name: 'b c', line: 2, uses: 1, required: true },
    ]);
  });

  it('does without columns that have a default where they are assigned', () => {
    const text = '{% assign a = task.input.first | default: task.input.second %}[{{ a }}]';
    expect(render(text, {})).toBe('[]');
    expect(render(text, { second: 'x' })).toBe('[x]');
  });

  it('does without columns that it asks for in a condition or has a default for', () => {
    const html =
      '{% if task.input.hint %}<i>{{ task.input.hint }}</i>{% endif %}{{ task.input.n | default: "none" }}{{ task.input.x }}';
    const template = parse(html);
    expect(renderTemplate(template, { x: 'X' })).toEqual({ ok: true, value: 'noneX' });
    expect(renderTemplate(template, { hint: 'h' })).toMatchObject({
      ok: false,
      error: [{ code: 'unknown-variable', severity: 'error' }],
    });
    expect(checkTemplateColumns(template, ['x']).problems.map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ]);
  });

  it('knows nothing but the row', () => {
    const html =
      '{{ task.input.constructor }}{{ task.input.x.constructor.name }}{{ task.constructor }}';
    const row = { constructor: 'c', x: '' };
    expect(render(html, row)).toBe('c');
  });

  it.each([
    ['liquid-unknown-filter', 2, '\n{{ task.input.a | grant_read_acces }}', 'grant_read_access'],
    ['liquid-unknown-tag', 1, '{% fi %}', undefined],
    ['liquid-syntax', 1, '{% if a %}', undefined],
    ['liquid-syntax', 1, '{% ifchanged %}', undefined],
    ['liquid-syntax', 3, 'a\n\n{{ a ', undefined],
    ['liquid-refused-tag', 1, '{% include "x" %}', undefined],
    ['liquid-refused-tag', 1, '{% render "x" %}', undefined],
    ['liquid-refused-tag', 1, '{% layout "x" %}', undefined],
  ])('is refused with %s on line %i', (code, line, html, suggestion) => {
    const parsed = parseTemplate(html, { language: 'liquid' });
    expect(parsed).toMatchObject({ ok: false, error: [{ code, line, severity: 'error' }] });
    if (!parsed.ok) expect(parsed.error[0]?.suggestion).toBe(suggestion);
  });

  it('warns of variables that are not under task.input', () => {
    const parsed = parseTemplate('{% assign a = 1 %}{{ a }}{{ image }}', { language: 'liquid' });
    expect(parsed).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'unknown-root', suggestion: 'task.input.image' }] },
    });
  });

  it.each([
    ['a long range', '{% for i in (1..100000000) %}{% endfor %}', 'liquid-limit'],
    [
      'loops in loops',
      '{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
      'liquid-limit',
    ],
    [
      'a text that doubles',
      `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(40)}`,
      'liquid-limit',
    ],
    [
      'a text that doubles unescaped',
      `{% assign a = "x" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a | raw }}`,
      'liquid-limit',
    ],
    [
      'endless output',
      `{% for i in (1..999999) %}${'x'.repeat(1_000)}{% endfor %}`,
      'output-too-long',
    ],
    [
      'deep nesting',
      `${'{% if true %}'.repeat(9_000)}${'{% endif %}'.repeat(9_000)}`,
      'liquid-limit',
    ],
  ])('that makes %s ends with a clear error', (_, html, code) => {
    const parsed = parseTemplate(html, { language: 'liquid' });
    const outcome = parsed.ok ? renderTemplate(parsed.value.template, {}) : parsed;
    expect(outcome).toMatchObject({ ok: false, error: [{ code }] });
  });
});
